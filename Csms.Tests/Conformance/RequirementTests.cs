using System.Reflection;
using System.Text.RegularExpressions;
using Csms.Tests.Support;

namespace Csms.Tests.Conformance;

/// <summary>Which test proves which rule: the tables of docs/ocpp-*.md and the properties of the tests say the same.</summary>
public sealed class RequirementTests
{
    private const string NotProven = "—";

    [TestCase("ocpp-2.0.1.md", "^[A-P][0-9]{2}\\.FR\\.[0-9]+$")]
    [TestCase("ocpp-1.6.md", "^1\\.6 §")]
    public void Every_rule_stands_in_the_table_with_the_tests_that_prove_it(string file, string ids)
    {
        var told = Documents.Rows(file, "Rules").ToDictionary(row => row[0], row => row[2]);
        var proven = Proofs().Where(proof => Regex.IsMatch(proof.Rule, ids)).ToLookup(proof => proof.Rule, proof => proof.Fixture);

        Assert.That(proven.Select(rule => rule.Key).Except(told.Keys), Is.Empty, "rules that tests name and the table does not");
        foreach (var (rule, cell) in told)
        {
            var fixtures = string.Join(", ", proven[rule].Distinct().Order(StringComparer.Ordinal));
            if (fixtures.Length == 0)
                Assert.That(cell, Does.Match($"^{NotProven} .{{10,}}"), $"{rule} has no test: the table says why");
            else
                Assert.That(cell, Is.EqualTo(fixtures), rule);
        }
    }

    [Test]
    public void Of_the_rules_of_2_0_1_nineteen_in_twenty_are_proven()
    {
        var cells = Documents.Rows("ocpp-2.0.1.md", "Rules").Select(row => row[2]).ToList();
        Assert.That(cells.Count(cell => !cell.StartsWith(NotProven, StringComparison.Ordinal)), Is.GreaterThanOrEqualTo(0.95 * cells.Count));
    }

    [TestCase("ocpp-2.0.1.md")]
    [TestCase("ocpp-1.6.md")]
    public void Every_action_names_tests_that_speak_of_it(string file)
    {
        var sources = Directory.EnumerateFiles(Path.Combine(Documents.Repository, "Csms.Tests"), "*Test*.cs", SearchOption.AllDirectories)
            .Where(path => !path.Contains("Simulator", StringComparison.Ordinal))
            .ToLookup(path => Path.GetFileNameWithoutExtension(path), File.ReadAllText);
        foreach (var row in Documents.Rows(file))
        {
            foreach (var fixture in row[3].Split(", "))
                Assert.That(sources[fixture], Has.Some.Contains($"\"{row[0]}\""), $"{row[0]}: {fixture}");
        }
    }

    // The simulator's own tests show what a station does; here it is about the server.
    private static IEnumerable<(string Rule, string Fixture)> Proofs() =>
        from fixture in typeof(RequirementTests).Assembly.GetTypes()
        where fixture.Namespace != "Csms.Tests.Simulator" && !fixture.IsAbstract
        from method in fixture.GetMethods()
        where method.GetCustomAttributes<TestAttribute>().Any() || method.GetCustomAttributes<TestCaseAttribute>().Any() || method.GetCustomAttributes<TestCaseSourceAttribute>().Any()
        from member in new MemberInfo[] { fixture, method }
        from property in member.GetCustomAttributesData()
        where property.AttributeType == typeof(PropertyAttribute) && (string?)property.ConstructorArguments[0].Value == "Requirement"
        select ((string)property.ConstructorArguments[1].Value!, fixture.Name);
}

using System.Text.RegularExpressions;
using Csms.Domain.Rules;
using Csms.Domain.Stations;
using Csms.Protocol;
using Csms.Protocol.Leniency;
using Csms.Protocol.Validation;
using Csms.Server.Commands;
using Csms.Server.Connections;
using Csms.Storage.Messages;

namespace Csms.Server.Routing;

/// <summary>Makes a leniency rule of a message that was refused, or of a violation that an operator names.</summary>
internal sealed partial class RuleMaker(RuleBook book, LeniencyBook leniency, StationDirectory directory, MessageLog log)
{
    /// <summary>Room in an id for the number that tells it from others.</summary>
    private const int MaxSlug = 58;

    /// <summary>Makes the rule that a refused message of a station needs, and puts it in force.</summary>
    /// <returns>The rule's parts, which share its id.</returns>
    /// <exception cref="NotKnownException">The message log holds no such message.</exception>
    /// <exception cref="RuleBrokenException">No rule would make it acceptable; the message says why.</exception>
    public async Task<IReadOnlyList<LeniencyRule>> OfMessageAsync(Station station, string messageId, RuleScope scope, CancellationToken cancellationToken)
    {
        var sent = await SentAsync(new MessageQuery { StationNumber = station.Key.Number, MessageId = messageId }, cancellationToken);
        if (sent.Count == 0)
            throw new NotKnownException($"{station.Id} sent no message '{messageId}', or the message log does not keep it any more.");
        var message = sent.FirstOrDefault(message => message.AnswerKind == AnswerKind.Error)
            ?? throw NoRule("messageId", $"The message '{messageId}' was not refused{(sent[0].AnswerKind == AnswerKind.Invalid ? " but was no OCPP message, which no rule mends" : "")}.");
        return await MakeAsync(station, RulesFor(station, message, "messageId"), scope, cancellationToken);
    }

    /// <summary>As <see cref="OfMessageAsync"/>, of a violation of an action's request: that of the newest refused message that has it, if the log holds one.</summary>
    /// <param name="path">As the refusal names it; indexes stand for all elements.</param>
    /// <exception cref="RuleBrokenException">There is no such place or keyword, or no rule would make the violation acceptable.</exception>
    public async Task<IReadOnlyList<LeniencyRule>> OfViolationAsync(
        Station station, string action, string path, string keyword, RuleScope scope, CancellationToken cancellationToken)
    {
        var validator = ValidatorOf(station, action);
        var wanted = new LeniencyRule
        {
            Id = "", Description = "", Version = validator.Version, Action = action, Response = false, Path = path, Keyword = keyword, Remedy = Remedy.Salvage,
        };
        if (RuleCheck.Faults(wanted).FirstOrDefault(fault => fault.Member != "remedy") is { Member: { } member } fault)
            throw new RuleBrokenException(fault.Rule, member, fault.Description);
        var sent = await SentAsync(new MessageQuery { StationNumber = station.Key.Number, Action = action }, cancellationToken);
        var named = path.Length == 0 ? $": {keyword}: " : $": {path}: {keyword}: ";
        if (sent.FirstOrDefault(message => message.AnswerKind == AnswerKind.Error && message.Violations?.Contains(named, StringComparison.Ordinal) == true) is { } message)
            return await MakeAsync(station, RulesFor(station, message, "path"), scope, cancellationToken);
        var rules = RuleProposal.For(validator, path, keyword);
        return rules.Count > 0 ? await MakeAsync(station, rules, scope, cancellationToken) : throw NoRule("path", WhyNot(action, path, keyword));
    }

    private async Task<IReadOnlyList<LoggedMessage>> SentAsync(MessageQuery query, CancellationToken cancellationToken)
    {
        // What was refused a moment ago is meant.
        await log.FlushAsync(cancellationToken);
        return await log.ListAsync(query with { Direction = MessageDirection.FromStation }, cancellationToken);
    }

    private IReadOnlyList<LeniencyRule> RulesFor(Station station, LoggedMessage message, string asked)
    {
        var rules = RuleProposal.For(
            message.Request, ValidatorOf(station, message.Action), leniency.RulesOf(directory.SessionOf(station)), message.At, out var remaining);
        if (rules.Count > 0)
            return rules;
        throw remaining.Keyword is null or ""
            ? NoRule(asked, $"{message.Action} needs no further rule: it would be accepted by now, or its form is not why it was refused ({message.Violations})")
            : NoRule(asked, WhyNot(message.Action, remaining.Path, remaining.Keyword));
    }

    private async Task<IReadOnlyList<LeniencyRule>> MakeAsync(
        Station station, IReadOnlyList<LeniencyRule> rules, RuleScope scope, CancellationToken cancellationToken)
    {
        if (scope != RuleScope.Station && (station.Vendor is null || station.Model is null))
            throw NoRule("scope", $"{station.Id} has not said yet of what vendor and model it is: a rule can be made for the scope Station only.");
        if (scope == RuleScope.Firmware && station.FirmwareVersion is null)
            throw NoRule("scope", $"{station.Id} has not said what firmware it has: a rule can be made for the scopes Station and Model.");
        if (leniency.OwnIds.Count >= RuleBook.MaxOwnRules)
            throw NoRule("", $"There are {RuleBook.MaxOwnRules} rules of operators already.");
        var id = NewId(station, rules[0], scope);
        IReadOnlyList<LeniencyRule> made =
        [
            .. rules.Select(rule => rule with
            {
                Id = id,
                Description = Describe(rule),
                Vendor = scope == RuleScope.Station ? null : station.Vendor,
                Model = scope == RuleScope.Station ? null : station.Model,
                Firmware = scope == RuleScope.Firmware ? station.FirmwareVersion : null,
                StationId = scope == RuleScope.Station ? station.Id : null,
            }),
        ];
        await book.PutAsync(new OwnRule(id, StoredRules.Write(made)), cancellationToken);
        await leniency.LoadAsync(cancellationToken);
        return made;
    }

    private string NewId(Station station, LeniencyRule rule, RuleScope scope)
    {
        var taken = leniency.OwnIds;
        var who = scope == RuleScope.Station ? station.Id : station.Model;
        var slug = NotOfAnId().Replace($"{who} {rule.Action} {rule.Path} {rule.Keyword}".ToLowerInvariant(), "-").Trim('-');
        slug = slug.Length > MaxSlug ? slug[..MaxSlug].TrimEnd('-') : slug;
        var id = slug;
        for (var number = 2; taken.Contains(id) || LeniencyRules.IsShipped(id); number++)
            id = $"{slug}-{number}";
        return id;
    }

    private MessageValidator ValidatorOf(Station station, string action)
    {
        var version = directory.Find(station.Id)?.Version ?? OcppVersionNames.FromSubprotocol($"ocpp{station.OcppVersion}")
            ?? throw NoRule("action", $"It is not known which version of OCPP {station.Id} speaks: it has never booted and is not connected.");
        return MessageSchemas.For(version).Actions.Contains(action)
            ? MessageSchemas.For(version).Request(action)
            : throw new RuleBrokenException("exists", "action", $"OCPP {version.Number} has no action '{action}'.");
    }

    private static RuleBrokenException NoRule(string path, string description) => new("leniency", path, description);

    private static string WhyNot(string action, string path, string keyword) =>
        $"{action} cannot be accepted with '{path}' as it was sent ({keyword}): the member is required, and what was meant is not for the server to guess. "
        + "If you know it, make a rule of your own that says so, with the remedy Map or Default.";

    private static string Describe(LeniencyRule rule) => $"{rule.Action}: {(rule.Path.Length == 0 ? "the payload" : rule.Path)} ({rule.Keyword}): " + rule.Remedy switch
    {
        Remedy.Keep => "what is too long is kept as it is.",
        Remedy.Map => rule.Map!.ContainsKey("*") ? $"an unknown word is taken as {rule.Map["*"]}." : "a word in the wrong case is understood.",
        Remedy.Ignore => "what is wrong is left out.",
        Remedy.Salvage => "what is wrong is left out with all that cannot do without it.",
        Remedy.DropElement => "the element that holds it is left out.",
        Remedy.TimeOfReceipt => "the time of receipt stands in.",
        Remedy.RepairText => "broken JSON is mended where no guess is needed.",
        Remedy.DropNull => "null is taken as absent.",
        Remedy.Round => "a fraction is rounded.",
        _ => "a value in another form is understood.",
    };

    [GeneratedRegex("[^a-z0-9]+")]
    private static partial Regex NotOfAnId();
}

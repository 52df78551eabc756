using Spectre.Console;

namespace Csms.Benchmarks.Report;

/// <summary>Prints figures: a table in a terminal, plain lines into a file or a pipe.</summary>
internal static class FigureTable
{
    public static void Print(IReadOnlyList<Figure> figures)
    {
        if (Console.IsOutputRedirected)
            PrintLines(figures);
        else
            PrintTable(figures);
    }

    private static void PrintTable(IReadOnlyList<Figure> figures)
    {
        var table = new Table().RoundedBorder().ShowRowSeparators();
        table.AddColumns("figure", "measured", "bar", "", "absolute values");
        foreach (var figure in figures)
        {
            table.AddRow(
                Markup.Escape(figure.Name),
                $"[bold]{Markup.Escape(Measured(figure))}[/]",
                figure.Bar?.ToString() ?? "",
                figure.Passed switch { true => "[green]pass[/]", false => "[red]short[/]", null => "" },
                Markup.Escape(string.Join('\n', Remarks(figure))));
        }
        AnsiConsole.Write(table);
    }

    private static void PrintLines(IReadOnlyList<Figure> figures)
    {
        foreach (var figure in figures)
        {
            var mark = figure.Passed switch { true => "pass ", false => "SHORT", null => "     " };
            var bar = figure.Bar is { } limit ? $" (bar {limit})" : "";
            Console.WriteLine($"{mark} {figure.Name}: {Measured(figure)}{bar} | {string.Join("; ", Remarks(figure))}");
        }
    }

    private static string Measured(Figure figure) => $"{Numbers.Text(figure.Value)} {figure.Unit}".TrimEnd();

    private static IEnumerable<string> Remarks(Figure figure) =>
        figure.Absolutes.Select(absolute => absolute.ToString()).Concat(figure.Fault is null ? [] : [$"FAULT: {figure.Fault}"]);
}

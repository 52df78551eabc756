using Csms.Storage.Engine;
using Dapper;

namespace Csms.Storage.Transactions;

/// <summary>A charging state of a transaction as stored.</summary>
internal sealed class TransactionStateRow
{
    public long At { get; init; }

    public string State { get; init; } = "";
}

/// <summary>A token that was presented in a transaction as stored.</summary>
internal sealed class TransactionTokenRow
{
    public long At { get; init; }

    public string IdToken { get; init; } = "";

    public string? IdTokenType { get; init; }

    public bool Stops { get; init; }

    public string Verdict { get; init; } = "";
}

/// <summary>SQL of the tables transaction_states and transaction_tokens.</summary>
internal static class TransactionCourseRows
{
    public static void PutState(Session session, long transaction, long at, int seqNo, string state) => session
        .Prepare("insert into transaction_states (transaction_id, at, seq_no, state) values (@transaction_id, @at, @seq_no, @state) on conflict do nothing")
        .Bind(transaction).Bind(at).Bind(seqNo).Bind(state).Run();

    public static IEnumerable<TransactionStateRow> States(Session session, long transaction) => session.Connection.Query<TransactionStateRow>(
        "select at, state from transaction_states where transaction_id = @transaction order by at, seq_no", new { transaction });

    /// <summary>Keeps a token once; the newest verdict on it stays.</summary>
    public static void PutToken(Session session, long transaction, long at, string key, string idToken, string? type, bool stops, string verdict) => session
        .Prepare(
            """
            insert into transaction_tokens (transaction_id, at, token_key, id_token, id_token_type, stops, verdict)
            values (@transaction_id, @at, @token_key, @id_token, @id_token_type, @stops, @verdict)
            on conflict (transaction_id, at, token_key, stops) do update set verdict = excluded.verdict
            """)
        .Bind(transaction).Bind(at).Bind(key).Bind(idToken).Bind(type).Bind(stops ? 1 : 0).Bind(verdict).Run();

    public static IEnumerable<TransactionTokenRow> Tokens(Session session, long transaction) => session.Connection.Query<TransactionTokenRow>(
        "select at, id_token, id_token_type, stops, verdict from transaction_tokens where transaction_id = @transaction order by at, stops", new { transaction });
}

using Csms.Domain.Files;
using Csms.Domain.Reservations;
using Csms.Domain.Stations;
using Csms.Domain.Tokens;
using Csms.Domain.Transactions;
using Csms.Server.Commands;
using Csms.Server.Connections;

namespace Csms.Server.Bench;

/// <summary>What steps ask and command through: nothing that an operator could not.</summary>
internal sealed record StageDoor(
    StationCommands Commands, StationRegistry Stations, StationDirectory Directory, StationFeed Feed, TransactionLedger Ledger, ReservationBook Reservations, LogBook Logs,
    TokenBook Tokens, TimeProvider Time);

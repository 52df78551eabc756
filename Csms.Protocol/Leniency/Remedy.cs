namespace Csms.Protocol.Leniency;

/// <summary>
/// How a violation is mended. A remedy that does not fit what it finds (a number to be written as text, where there is a list) does nothing,
/// and the next rule is asked.
/// </summary>
public enum Remedy
{
    /// <summary>The member or element is left out. Of a member that is there twice, the last counts.</summary>
    Ignore,

    /// <summary>A text is cut to the length that the schema allows.</summary>
    Truncate,

    /// <summary>A text is replaced as <see cref="LeniencyRule.Map"/> says.</summary>
    Map,

    /// <summary>A number is written as text, digit by digit as it was sent.</summary>
    NumberToString,

    /// <summary><c>true</c> and <c>false</c> are written as text.</summary>
    BooleanToString,

    /// <summary>An object or array is written as text: its JSON.</summary>
    ObjectToString,

    /// <summary>A text that is a number is written as one: <c>"12"</c> as 12.</summary>
    StringToNumber,

    /// <summary>A text that is <c>true</c> or <c>false</c>, in any case, is written as such.</summary>
    StringToBoolean,

    /// <summary>A whole number with fraction or exponent is written without: <c>12.0</c> as 12. 12.5 is left as it is.</summary>
    WholeNumber,

    /// <summary>A number is rounded to a whole one, halves away from zero.</summary>
    Round,

    /// <summary>A time in any shape that can be understood is written in UTC; one without a zone is taken as UTC.</summary>
    AssumeUtc,

    /// <summary><c>null</c> is taken as absent, <c>null</c> as the whole payload as <c>{}</c>.</summary>
    DropNull,

    /// <summary><see cref="LeniencyRule.Value"/> is put in, whether something was there or not.</summary>
    Default,

    /// <summary>The time of receipt is put in, whether something was there or not.</summary>
    TimeOfReceipt,

    /// <summary>The text is kept as it is although it is too long: the record can carry it.</summary>
    Keep,

    /// <summary>The nearest element of a list that holds the violation is left out: a sample with an unknown unit is no sample.</summary>
    DropElement,

    /// <summary>What is wrong is left out; what misses something required is itself left out.</summary>
    Salvage,

    /// <summary>Text that is not JSON is mended as far as it can be understood (<see cref="LegibleText"/>, <see cref="JsonRepair"/>).</summary>
    RepairText,
}

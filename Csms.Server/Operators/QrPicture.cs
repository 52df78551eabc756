using QRCoder;

namespace Csms.Server.Operators;

/// <summary>A QR code as a picture for a page.</summary>
internal static class QrPicture
{
    /// <summary>The text's code as SVG, dark on white also in a dark page: cameras want it so.</summary>
    public static string Of(string text)
    {
        using var code = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.M);
        using var picture = new SvgQRCode(code);
        return picture.GetGraphic(8);
    }
}

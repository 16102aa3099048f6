using SkiaSharp;

namespace Clinic.Web.Features.Reading.Learn;

/// <summary>
/// The picture that goes with a link to a page where links are shown with one (Open Graph): its title and the clinic's
/// name on the site's own ground, 1200 by 630 pixels as PNG.
/// </summary>
public static class PagePicture
{
    public const int Width = 1200;
    public const int Height = 630;

    private const float Margin = 96;
    private const float TextWidth = Width - 2 * Margin;
    private const float LargestTitle = 88;
    private const float SmallestTitle = 48;
    private const float LineHeight = 1.16f;
    private const int LinesMax = 4;

    // wwwroot/css/shared/tokens.css, the light values.
    private static readonly SKColor Ground = SKColor.Parse("#faf6ee");
    private static readonly SKColor Ink = SKColor.Parse("#272219");
    private static readonly SKColor InkSoft = SKColor.Parse("#4b4437");
    private static readonly SKColor Pine = SKColor.Parse("#1b4b47");
    private static readonly SKColor Sun = SKColor.Parse("#e2ab54");

    // Servers have no fonts to count on, so one comes along.
    private static readonly Lazy<SKTypeface> Serif = new(() =>
    {
        using var file = typeof(PagePicture).Assembly.GetManifestResourceStream("SourceSerif4.ttf")!;
        return SKTypeface.FromStream(file);
    });

    /// <summary>Draws it anew; some milliseconds of work.</summary>
    public static byte[] Draw(string title, string clinic)
    {
        using var surface = SKSurface.Create(new SKImageInfo(Width, Height));
        var canvas = surface.Canvas;
        canvas.Clear(Ground);
        DrawLandscape(canvas);
        DrawTitle(canvas, title);
        using var font = new SKFont(Serif.Value, 34);
        using var paint = new SKPaint { Color = InkSoft, IsAntialias = true };
        canvas.DrawText(clinic, Margin, Margin + 24, font, paint);
        using var image = surface.Snapshot();
        using var png = image.Encode(SKEncodedImageFormat.Png, quality: 100);
        return png.ToArray();
    }

    // The mark of the masthead, grown to a horizon.
    private static void DrawLandscape(SKCanvas canvas)
    {
        using var sun = new SKPaint { Color = Sun, IsAntialias = true };
        canvas.DrawCircle(Width - Margin - 60, 500, 60, sun);
        using var hills = new SKPaint { Color = Pine, IsAntialias = true };
        using var builder = new SKPath();
        builder.MoveTo(0, 548);
        builder.CubicTo(220, 500, 400, 598, 640, 580);
        builder.CubicTo(880, 562, 980, 500, Width, 530);
        builder.LineTo(Width, Height);
        builder.LineTo(0, Height);
        builder.Close();
        canvas.DrawPath(builder, hills);
    }

    private static void DrawTitle(SKCanvas canvas, string title)
    {
        using var paint = new SKPaint { Color = Ink, IsAntialias = true };
        using var font = new SKFont(Serif.Value, LargestTitle);
        var lines = Lines(title, font);
        while (lines.Count > LinesMax && font.Size > SmallestTitle)
        {
            font.Size -= 4;
            lines = Lines(title, font);
        }

        var baseline = 320 - (lines.Count - 1) * font.Size * LineHeight / 2;
        foreach (var line in lines.Take(LinesMax))
        {
            canvas.DrawText(line, Margin, baseline, font, paint);
            baseline += font.Size * LineHeight;
        }
    }

    private static List<string> Lines(string text, SKFont font)
    {
        var lines = new List<string>();
        var line = "";
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var longer = line.Length == 0 ? word : $"{line} {word}";
            if (line.Length > 0 && font.MeasureText(longer) > TextWidth)
            {
                lines.Add(line);
                line = word;
            }
            else
            {
                line = longer;
            }
        }

        lines.Add(line);
        return lines;
    }
}

using System.Buffers;
using System.Text.Json;
using OtgBot.Cards.Rendering.BlockKit;
using OtgBot.Tests.Kit;

namespace OtgBot.Tests.Cards.Rendering.BlockKit;

/// <summary>The product's cards as Slack gets them: what the gallery keeps and the official types are held against.</summary>
internal static class SlackGallery
{
    /// <summary>As a message that is new.</summary>
    public static BlockKitMessage Render(GalleryCard card) =>
        BlockKitRenderer.Render(card.Card, new BlockKitOptions { Origin = "gallery", Mentions = true });

    /// <summary>The message, then what follows it, then the forms behind its buttons.</summary>
    public static byte[] Json(GalleryCard card)
    {
        var message = Render(card);
        var output = new ArrayBufferWriter<byte>(8192);
        using (var json = new Utf8JsonWriter(output))
        {
            json.WriteStartObject();
            WriteMembers(json, message);
            WriteArray(json, "overflow", message.Overflow, more => WriteMembers(json, more));
            WriteArray(json, "forms", message.Forms, form =>
            {
                json.WriteString("id", form.Id);
                json.WritePropertyName("view");
                json.WriteRawValue(form.View.Span);
            });
            json.WriteEndObject();
        }

        return output.WrittenSpan.ToArray();
    }

    private static void WriteMembers(Utf8JsonWriter json, BlockKitMessage message)
    {
        json.WriteString("text", message.Text);
        json.WritePropertyName("blocks");
        json.WriteRawValue(message.Blocks.Span);
    }

    private static void WriteArray<T>(Utf8JsonWriter json, string name, IReadOnlyList<T> items, Action<T> write)
    {
        if (items.Count == 0) return;
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            json.WriteStartObject();
            write(item);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}

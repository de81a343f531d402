using System.Text;
using OtgBot.Channels.Slack.Receiving;

namespace OtgBot.Tests.Channels.Slack;

public sealed class SlackFormTests
{
    [Theory]
    [InlineData("payload=%7B%22a%22%3A1%7D", "{\"a\":1}")]
    [InlineData("text=gj%C3%B8r+det+n%C3%A5&payload=x", "x")]
    [InlineData("payload=first&payload=l%C3%A5st", "låst")]
    [InlineData("pay%6Coad=coded", "coded")]
    [InlineData("payload=a%3Db%26c", "a=b&c")]
    [InlineData("payload=50%&x", "50%")]
    [InlineData("payload=%4&x=1", "%4")]
    [InlineData("payload=%zz%g1+%41", "%zz%g1 A")]
    [InlineData("payload=a=b", "a=b")]
    [InlineData("&&payload=x&&", "x")]
    [InlineData("payload=%f0%9f%8c%8a", "🌊")]
    [InlineData("payload", "")]
    [InlineData("payload=", "")]
    public void A_field_is_the_last_of_its_name_decoded(string body, string value) =>
        Assert.Equal(value, Encoding.UTF8.GetString(SlackForm.Field(Encoding.UTF8.GetBytes(body), "payload"u8)!.Value.Span));

    [Theory]
    [InlineData("")]
    [InlineData("&&&")]
    [InlineData("{\"payload\":1}")]
    [InlineData("xpayload=1&payloadx=2")]
    public void What_is_not_there_is_null(string body) => Assert.Null(SlackForm.Field(Encoding.UTF8.GetBytes(body), "payload"u8));

    [Fact]
    public void All_fields_are_read_the_last_of_each_name()
    {
        var fields = SlackForm.Read("command=%2Fotg&text=hei+p%C3%A5+deg&text=hjelp&&flag"u8.ToArray())!;

        Assert.Equal(["command=/otg", "flag=", "text=hjelp"], fields.Select(field => $"{field.Key}={field.Value}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_body_of_very_many_fields_is_no_form()
    {
        var body = Encoding.UTF8.GetBytes(string.Join('&', Enumerable.Range(0, 101).Select(n => $"f{n}=1")) + "&payload=1");

        Assert.Null(SlackForm.Field(body, "payload"u8));
        Assert.Null(SlackForm.Read(body));
    }
}

namespace TypedCollectives.Tools.Tests;

public sealed class NumberTextTests
{
    // What C's snprintf gives by the rules of nccl-tests' getFloatStr.
    [Theory]
    [InlineData(0, 7, "   0.00")]
    [InlineData(1.234, 7, "   1.23")]
    [InlineData(12.345678, 6, " 12.35")]
    [InlineData(999.994, 6, "999.99")]
    [InlineData(999.996, 6, "1000.0")]
    [InlineData(1234.56, 6, "1234.6")]
    [InlineData(12345.6, 6, " 12346")]
    [InlineData(9999.99, 7, "9999.99")]
    [InlineData(10000.04, 7, "10000.0")]
    [InlineData(123456.7, 7, " 123457")]
    [InlineData(9999999.4, 7, "9999999")]
    [InlineData(12345678, 7, "1.2e+07")]
    [InlineData(999999.9, 6, " 1e+06")]
    [InlineData(1234567, 6, " 1e+06")]
    [InlineData(double.PositiveInfinity, 6, "   inf")]
    [InlineData(double.NaN, 7, "    nan")]
    public void Numbers_get_the_decimals_they_have_room_for(double value, int width, string expected) =>
        Assert.Equal(expected, NumberText.Fit(value, width));

    [Theory]
    [InlineData(0, "0")]
    [InlineData(5, "5")]
    [InlineData(999999, "999999")]
    [InlineData(1000000, "1e+06")]
    [InlineData(1234567, "1.23457e+06")]
    [InlineData(12.5, "12.5")]
    [InlineData(1.0 / 3, "0.333333")]
    [InlineData(0.0001, "0.0001")]
    [InlineData(0.00001, "1e-05")]
    [InlineData(double.NaN, "nan")]
    public void General_numbers_are_those_of_printf(double value, string expected) => Assert.Equal(expected, NumberText.General(value));
}

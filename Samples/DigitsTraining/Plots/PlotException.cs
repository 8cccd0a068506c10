namespace TypedCollectives.Samples.DigitsTraining;

/// <summary>A plot could not be drawn; the message says what to do.</summary>
internal sealed class PlotException(string message, Exception innerException) : Exception(message, innerException);

using ILGPU;

namespace TypedCollectives.Samples.OverlappedTraining;

/// <summary>A matrix in a vector: element (row, column) is at <c>row * RowStride + column * ColumnStride</c>.</summary>
/// <param name="Values">The vector.</param>
/// <param name="RowStride">From one row to the next.</param>
/// <param name="ColumnStride">From one column to the next.</param>
internal readonly record struct Matrix(ArrayView<float> Values, int RowStride, int ColumnStride)
{
    public static Matrix Rows(ArrayView<float> values, int columns) => new(values, columns, 1);

    public Matrix Transposed => new(Values, ColumnStride, RowStride);
}

using ILGPU;

namespace TypedCollectives.Samples.OverlappedTraining;

/// <summary>The arithmetic of a layer, as kernels.</summary>
internal static class Kernels
{
    /// <summary>The largest side of the square of elements a group multiplies.</summary>
    public const int MaxTile = 16;

    /// <summary>result = left * right, a tile of it for each group; the group's width is the tile's.</summary>
    public static void Multiply(
        ArrayView<float> left, int leftRow, int leftColumn, ArrayView<float> right, int rightRow, int rightColumn, ArrayView<float> result,
        int rows, int inner, int columns)
    {
        ArrayView<float> leftTile = SharedMemory.Allocate<float>(MaxTile * MaxTile);
        ArrayView<float> rightTile = SharedMemory.Allocate<float>(MaxTile * MaxTile);
        int tile = Group.DimX;
        int x = Group.IdxX;
        int y = Group.IdxY;
        int firstRow = Grid.IdxY * tile;
        int firstColumn = Grid.IdxX * tile;

        // Neighbouring threads read neighbouring elements, whichever way the matrix lies.
        int leftI = leftColumn == 1 ? y : x;
        int leftJ = leftColumn == 1 ? x : y;
        int rightI = rightColumn == 1 ? y : x;
        int rightJ = rightColumn == 1 ? x : y;

        float sum = 0;
        for (int start = 0; start < inner; start += tile)
        {
            leftTile[(leftI * tile) + leftJ] = firstRow + leftI < rows && start + leftJ < inner
                ? left[((firstRow + leftI) * leftRow) + ((start + leftJ) * leftColumn)]
                : 0;
            rightTile[(rightI * tile) + rightJ] = start + rightI < inner && firstColumn + rightJ < columns
                ? right[((start + rightI) * rightRow) + ((firstColumn + rightJ) * rightColumn)]
                : 0;
            Group.Barrier();
            for (int k = 0; k < tile; k++)
                sum += leftTile[(y * tile) + k] * rightTile[(k * tile) + x];
            Group.Barrier();
        }

        if (firstRow + y < rows && firstColumn + x < columns)
            result[((firstRow + y) * columns) + firstColumn + x] = sum;
    }

    /// <summary>Adds the bias and cuts off below 0.</summary>
    public static void Activate(Index1D index, ArrayView<float> values, ArrayView<float> biases)
    {
        float value = values[index] + biases[index % biases.IntLength];
        values[index] = value > 0 ? value : 0;
    }

    /// <summary>The gradient of half the mean square of what the outputs are off.</summary>
    public static void OutputGradient(Index1D index, ArrayView<float> outputs, ArrayView<float> targets, ArrayView<float> gradient)
    {
        float scale = 1f / outputs.IntLength;
        gradient[index] = outputs[index] > 0 ? (outputs[index] - targets[index]) * scale : 0;
    }

    /// <summary>No gradient goes through a unit that was cut off.</summary>
    public static void CutOff(Index1D index, ArrayView<float> gradient, ArrayView<float> activations)
    {
        if (activations[index] <= 0)
            gradient[index] = 0;
    }

    /// <summary>The sum of every column.</summary>
    public static void SumColumns(Index1D column, ArrayView<float> values, ArrayView<float> sums)
    {
        float sum = 0;
        for (int i = column; i < values.IntLength; i += sums.IntLength)
            sum += values[i];
        sums[column] = sum;
    }

    /// <summary>One step along the gradient.</summary>
    public static void Step(Index1D index, ArrayView<float> parameters, ArrayView<float> gradients, float rate) =>
        parameters[index] -= rate * gradients[index];
}

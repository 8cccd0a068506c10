namespace TypedCollectives;

/// <summary>A call as it travels between ranks.</summary>
internal static class CallPayload
{
    internal static ReadOnlyMemory<byte> Write(CallDescription call) => new PayloadWriter()
        .Int32((int)call.Kind)
        .Int32((int)call.Element)
        .Int32(call.Units)
        .Int32(call.ElementSize)
        .Int64(call.Count)
        .Int32((int)call.Op)
        .Int32(call.Peer)
        .Int32(call.Site.Line)
        .Text(Path.GetFileName(call.Site.File))
        .Text(call.TypeName)
        .Text(call.TypeIdentity)
        .Text(call.CustomName)
        .Text(call.CustomIdentity)
        .Written;

    internal static bool TryRead(ReadOnlySpan<byte> payload, out CallDescription? call)
    {
        var reader = new PayloadReader(payload);
        var kind = (CollectiveKind)reader.Int32();
        var element = (ElementType)reader.Int32();
        int units = reader.Int32();
        int size = reader.Int32();
        long count = reader.Int64();
        var op = (ReduceOp)reader.Int32();
        int peer = reader.Int32();
        int line = reader.Int32();
        string file = reader.Text();
        string typeName = reader.Text();
        string typeIdentity = reader.Text();
        string customName = reader.Text();
        string customIdentity = reader.Text();
        bool isWhole = reader.IsWhole && Enum.IsDefined(kind);
        call = isWhole
            ? new CallDescription(kind, typeName, typeIdentity, element, units, size, count, op, customName, customIdentity, peer, new(file, line))
            : null;
        return isWhole;
    }
}

namespace OtgBot.Storage;

/// <summary>
/// The store can't be reached or used, or holds what this version can't read. The message is for the operator: what is wrong
/// and what to do. A write that ended so may or may not have happened; to try it again is safe, since writes are conditional.
/// </summary>
internal sealed class StoreException(string message, Exception? inner = null) : Exception(message, inner);

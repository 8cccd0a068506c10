// A stand-in for libnccl that behaves like it where the SDK depends on it: groups, communicators made of others, non-blocking calls,
// errors. Every call but the questions is written down. Nothing is communicated.
#include <stdint.h>
#include <stdlib.h>
#include "recorder.c"

typedef int ncclResult_t;
enum { ncclSuccess = 0, ncclInvalidArgument = 4, ncclInvalidUsage = 5, ncclInProgress = 7 };
typedef struct { char internal[128]; } ncclUniqueId;
typedef struct {
    size_t size; unsigned int magic, version;
    int blocking, cgaClusterSize, minCTAs, maxCTAs; const char* netName; int splitShare, trafficClass; const char* commName;
    int collnetEnable, CTAPolicy, shrinkShare, nvlsCTAs, nChannelsPerNetPeer, nvlinkCentricSched, graphUsageMode, numRmaCtx,
        maxP2pPeers, graphStreamOrdering, launchOrderImplicit, numRmaSig, rmaEagerInit, hostCftMode, nvlsHostMode;
} ncclConfig_t;
typedef struct { size_t size; unsigned int magic, version; float estimatedTime; } ncclSimInfo_t;
typedef struct Comm { int number, rank, size, blocking, polls, ended; ncclResult_t error; const char* name; } Comm;
typedef struct { Comm* parent; Comm** place; int color, key; ncclConfig_t config; } Split;

static int version = 23007, comms, depth, polls, symmetric = 1, registrations;
static ncclResult_t nextResult, groupError;
static char failing[64];
static const char* lastError;
static Split splits[16];
static int splitCount;

// What the tests set.
void standin_reset(void)
{
    version = 23007;
    comms = depth = polls = registrations = splitCount = 0;
    symmetric = 1;
    nextResult = groupError = ncclSuccess;
    failing[0] = '\0';
    lastError = "the last warning";
    recorder_clear();
}
void standin_version(int code) { version = code; }
void standin_polls(int count) { polls = count; } // how often a non-blocking call answers that it is in progress
void standin_symmetric(int on) { symmetric = on; }
void standin_fail(const char* function, int result) { snprintf(failing, sizeof failing, "%s", function); nextResult = result; }
void standin_async_error(Comm* comm, int result) { comm->error = result; }

static ncclResult_t result(const char* function, Comm* comm)
{
    if (strcmp(function, failing) == 0)
    {
        failing[0] = '\0';
        groupError = depth > 0 ? nextResult : ncclSuccess;
        return nextResult;
    }
    if (comm && !comm->blocking)
    {
        comm->polls = polls;
        return ncclInProgress;
    }
    return ncclSuccess;
}

static Comm* make(int rank, int size, const ncclConfig_t* c)
{
    Comm* comm = calloc(1, sizeof *comm);
    comm->number = comms++;
    comm->rank = rank;
    comm->size = size;
    comm->blocking = c->blocking;
    comm->name = c->commName; // NCCL keeps the pointer too
    return comm;
}

static void config(const ncclConfig_t* c)
{
    static const char* names[] = { "blocking", "cga", "min", "max", "splitShare", "traffic", "collnet", "policy", "shrinkShare", "nvls",
                                   "channels", "nvlink", "graphs", "rmaCtx", "p2p", "ordering", "implicit", "rmaSig", "eager", "cft", "nvlsHost" };
    int values[] = { c->blocking, c->cgaClusterSize, c->minCTAs, c->maxCTAs, c->splitShare, c->trafficClass, c->collnetEnable, c->CTAPolicy,
                     c->shrinkShare, c->nvlsCTAs, c->nChannelsPerNetPeer, c->nvlinkCentricSched, c->graphUsageMode, c->numRmaCtx, c->maxP2pPeers,
                     c->graphStreamOrdering, c->launchOrderImplicit, c->numRmaSig, c->rmaEagerInit, c->hostCftMode, c->nvlsHostMode };
    char line[512] = " ";
    for (size_t i = 0; i < sizeof values / sizeof *values; i++)
        if (values[i] != INT32_MIN)
            snprintf(line + strlen(line), sizeof line - strlen(line), " %s=%d", names[i], values[i]);
    if (c->netName)
        snprintf(line + strlen(line), sizeof line - strlen(line), " net=%s", c->netName);
    if (c->commName)
        snprintf(line + strlen(line), sizeof line - strlen(line), " name=%s", c->commName);
    record("%s", line);
}

ncclResult_t ncclGetVersion(int* code) { *code = version; return ncclSuccess; }
const char* ncclGetErrorString(int code) { return code == ncclInvalidUsage ? "invalid usage" : "some error"; }
void standin_last_error(const char* text) { lastError = text; }
const char* ncclGetLastError(Comm* comm) { return lastError; }
ncclResult_t ncclGetUniqueId(ncclUniqueId* id) { memset(id, 7, sizeof *id); record("ncclGetUniqueId"); return result("ncclGetUniqueId", NULL); }

static void finishSplits(void)
{
    for (int i = 0; i < splitCount; i++)
    {
        int rank = 0, size = 0;
        for (int j = 0; j < splitCount; j++)
        {
            if (splits[j].color != splits[i].color)
                continue;
            size++;
            if (splits[j].key < splits[i].key || (splits[j].key == splits[i].key && splits[j].parent->rank < splits[i].parent->rank))
                rank++;
        }
        *splits[i].place = splits[i].color < 0 ? NULL : make(rank, size, &splits[i].config);
    }
    splitCount = 0;
}

ncclResult_t ncclGroupStart(void) { depth++; record("ncclGroupStart"); return ncclSuccess; }

ncclResult_t ncclGroupEnd(void)
{
    record("ncclGroupEnd");
    if (--depth > 0)
        return ncclSuccess;
    ncclResult_t error = groupError;
    groupError = ncclSuccess;
    if (polls == 0 && error == ncclSuccess)
        finishSplits();
    return error ? error : result("ncclGroupEnd", NULL);
}

ncclResult_t ncclGroupSimulateEnd(ncclSimInfo_t* info)
{
    record("ncclGroupSimulateEnd %zu %x", info->size, info->magic);
    depth--;
    info->estimatedTime = 12.5f;
    return result("ncclGroupSimulateEnd", NULL);
}

ncclResult_t ncclCommInitRankConfig(Comm** comm, int nranks, ncclUniqueId id, int rank, ncclConfig_t* c)
{
    record("ncclCommInitRankConfig %d %d %d", nranks, id.internal[0], rank);
    config(c);
    *comm = make(rank, nranks, c);
    return result("ncclCommInitRankConfig", *comm);
}

ncclResult_t ncclCommInitRankScalable(Comm** comm, int nranks, int rank, int nId, ncclUniqueId* ids, ncclConfig_t* c)
{
    record("ncclCommInitRankScalable %d %d %d %d %d", nranks, rank, nId, ids[0].internal[0], ids[nId - 1].internal[0]);
    config(c);
    *comm = make(rank, nranks, c);
    return result("ncclCommInitRankScalable", *comm);
}

ncclResult_t ncclCommSplit(Comm* comm, int color, int key, Comm** newcomm, ncclConfig_t* c)
{
    record("ncclCommSplit #%d %d %d", comm->number, color, key);
    config(c);
    *newcomm = NULL;
    Split split = { comm, newcomm, color, key, *c };
    splits[splitCount++] = split;
    ncclResult_t r = result("ncclCommSplit", comm);
    if (r != ncclSuccess && r != ncclInProgress)
        splitCount = 0;
    else if (depth == 0 && polls == 0)
        finishSplits();
    return r;
}

ncclResult_t ncclCommShrink(Comm* comm, int* list, int count, Comm** newcomm, ncclConfig_t* c, int flags)
{
    int below = 0;
    for (int i = 0; i < count; i++)
        below += list[i] < comm->rank;
    record("ncclCommShrink #%d %d... of %d flags %d", comm->number, list[0], count, flags);
    config(c);
    for (int i = 0; i < count; i++)
        list[i] = -1; // NCCL sorts the list: it is not the caller's any more
    *newcomm = make(comm->rank - below, comm->size - count, c);
    return result("ncclCommShrink", comm);
}

ncclResult_t ncclCommGetUniqueId(Comm* comm, ncclUniqueId* id)
{
    memset(id, 9, sizeof *id);
    record("ncclCommGetUniqueId #%d", comm->number);
    return result("ncclCommGetUniqueId", comm);
}

ncclResult_t ncclCommGrow(Comm* comm, int nRanks, const ncclUniqueId* id, int rank, Comm** newcomm, ncclConfig_t* c)
{
    record("ncclCommGrow #%d %d id %d rank %d", comm ? comm->number : -1, nRanks, id ? id->internal[0] : -1, rank);
    config(c);
    *newcomm = make(comm ? comm->rank : rank, nRanks, c);
    return result("ncclCommGrow", *newcomm);
}

ncclResult_t ncclCommGetAsyncError(Comm* comm, ncclResult_t* error)
{
    if (comm->ended)
        abort(); // a communicator that was freed
    *error = comm->error ? comm->error : comm->polls > 0 ? ncclInProgress : ncclSuccess;
    if (comm->polls > 0 && --comm->polls == 0)
        finishSplits();
    return ncclSuccess;
}

#define COMMAND(name) ncclResult_t name(Comm* comm) { record(#name " #%d", comm->number); return result(#name, comm); }
COMMAND(ncclCommFinalize)
COMMAND(ncclCommResume)
ncclResult_t ncclCommDestroy(Comm* comm) { record("ncclCommDestroy #%d%s%s", comm->number, comm->name ? " " : "", comm->name ? comm->name : ""); comm->ended = 1; return result("ncclCommDestroy", NULL); }
ncclResult_t ncclCommAbort(Comm* comm) { record("ncclCommAbort #%d", comm->number); comm->ended = 1; return result("ncclCommAbort", NULL); }
ncclResult_t ncclCommRevoke(Comm* comm, int flags) { record("ncclCommRevoke #%d %d", comm->number, flags); return result("ncclCommRevoke", comm); }
ncclResult_t ncclCommSuspend(Comm* comm, int flags) { record("ncclCommSuspend #%d %d", comm->number, flags); return result("ncclCommSuspend", comm); }
ncclResult_t ncclCommMemStats(Comm* comm, int stat, uint64_t* value) { *value = stat == 1 ? 1 : 1000 + stat; return result("ncclCommMemStats", NULL); }
ncclResult_t ncclCommCount(Comm* comm, int* count) { *count = comm->size; return ncclSuccess; }
ncclResult_t ncclCommUserRank(Comm* comm, int* rank) { *rank = comm->rank; return ncclSuccess; }

ncclResult_t ncclMemAlloc(void** ptr, size_t size)
{
    *ptr = aligned_alloc(4096, (size + 4095) / 4096 * 4096);
    record("ncclMemAlloc %zu", size);
    return result("ncclMemAlloc", NULL);
}
ncclResult_t ncclMemFree(void* ptr) { record("ncclMemFree"); free(ptr); return result("ncclMemFree", NULL); }

ncclResult_t ncclCommRegister(Comm* comm, void* buff, size_t size, void** handle)
{
    *handle = (void*)(uintptr_t)(0x100 + registrations++);
    record("ncclCommRegister #%d %zu", comm->number, size);
    return result("ncclCommRegister", NULL);
}
ncclResult_t ncclCommDeregister(Comm* comm, void* handle) { record("ncclCommDeregister #%d %p", comm->number, handle); return result("ncclCommDeregister", NULL); }

ncclResult_t ncclCommWindowRegister(Comm* comm, void* buff, size_t size, void** win, int flags)
{
    *win = symmetric ? (void*)(uintptr_t)(0x200 + registrations++) : NULL;
    record("ncclCommWindowRegister #%d %zu flags %d", comm->number, size, flags);
    return result("ncclCommWindowRegister", comm);
}
ncclResult_t ncclCommWindowDeregister(Comm* comm, void* win) { record("ncclCommWindowDeregister #%d %p", comm->number, win); return result("ncclCommWindowDeregister", NULL); }

static int ops = 5;
ncclResult_t ncclRedOpCreatePreMulSum(int* op, void* scalar, int type, int residence, Comm* comm)
{
    uint64_t bits;
    memcpy(&bits, scalar, sizeof bits);
    *op = ops++;
    record("ncclRedOpCreatePreMulSum #%d type %d %llx at %d -> %d", comm->number, type, (unsigned long long)bits, residence, *op);
    return result("ncclRedOpCreatePreMulSum", NULL);
}
ncclResult_t ncclRedOpDestroy(int op, Comm* comm) { record("ncclRedOpDestroy #%d %d", comm->number, op); return ncclSuccess; }

ncclResult_t ncclAllReduce(const void* s, void* r, size_t n, int t, int op, Comm* c, void* q)
{
    record("ncclAllReduce #%d %zu type %d op %d", c->number, n, t, op);
    return result("ncclAllReduce", c);
}
ncclResult_t ncclReduce(const void* s, void* r, size_t n, int t, int op, int root, Comm* c, void* q)
{
    record("ncclReduce #%d %zu type %d op %d root %d", c->number, n, t, op, root);
    return result("ncclReduce", c);
}
ncclResult_t ncclReduceScatter(const void* s, void* r, size_t n, int t, int op, Comm* c, void* q)
{
    record("ncclReduceScatter #%d %zu type %d op %d", c->number, n, t, op);
    return result("ncclReduceScatter", c);
}

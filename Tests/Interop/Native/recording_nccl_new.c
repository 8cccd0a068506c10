// Included by recording_nccl.c: what NCCL 2.18 to 2.32 brought, except the block collectives of 2.28.

typedef struct ncclWindow_vidmem* ncclWindow_t;
typedef struct ncclParamHandle* ncclParamHandle_t;
typedef struct { size_t size; unsigned int magic, version; float estimatedTime; } ncclSimInfo_t;
typedef struct { int opCnt, peer, sigIdx, ctx; } ncclWaitSignalDesc_t;
typedef struct ncclConfigExt {
    struct ncclConfigExt* next; struct { int vendorId, optionId; } key; union { int i; const char* s; void* raw; } val;
} ncclConfigExt_t;
typedef struct {
    size_t size; unsigned int magic, version; ncclConfigExt_t* ext; int minCTAs, maxCTAs, nvlsCTAs, cgaClusterSize;
    const char* algSelection; int forceAlgSelection, CTAPolicy; uint64_t userProfilerTag; void* launchCompletionEvent;
} ncclCollConfig_t;
typedef struct { size_t size; unsigned int magic, version; int mode; const char* psk; } ncclEncryptionConfig_t;

ncclResult_t ncclCommInitRankScalable(ncclComm_t* comm, int nranks, int myrank, int nId, ncclUniqueId* ids, ncclConfig_t* c)
{
    *comm = (ncclComm_t)0x7000000000000003;
    record("ncclCommInitRankScalable %d %d %d %s %d", nranks, myrank, nId, hex(&ids[nId - 1]), c->blocking);
    DONE;
}

ncclResult_t ncclCommSplit(ncclComm_t comm, int color, int key, ncclComm_t* newcomm, ncclConfig_t* c)
{
    *newcomm = (ncclComm_t)0x7000000000000004;
    record("ncclCommSplit %p %d %d %d", comm, color, key, c->splitShare);
    DONE;
}

ncclResult_t ncclCommShrink(ncclComm_t comm, int* list, int count, ncclComm_t* newcomm, ncclConfig_t* c, int flags)
{
    *newcomm = (ncclComm_t)0x7000000000000005;
    record("ncclCommShrink %p %d %d %d %d", comm, list[count - 1], count, c->shrinkShare, flags);
    DONE;
}

ncclResult_t ncclCommGetUniqueId(ncclComm_t comm, ncclUniqueId* id)
{
    id->internal[127] = 99;
    record("ncclCommGetUniqueId %p", comm);
    DONE;
}

ncclResult_t ncclCommGrow(ncclComm_t comm, int nRanks, const ncclUniqueId* id, int rank, ncclComm_t* newcomm, ncclConfig_t* c)
{
    *newcomm = (ncclComm_t)0x7000000000000006;
    record("ncclCommGrow %p %d %s %d %d", comm, nRanks, hex(id), rank, c->blocking);
    DONE;
}

ncclResult_t ncclCommRevoke(ncclComm_t comm, int flags) { record("ncclCommRevoke %p %d", comm, flags); DONE; }
ncclResult_t ncclCommSuspend(ncclComm_t comm, int flags) { record("ncclCommSuspend %p %d", comm, flags); DONE; }
ncclResult_t ncclCommResume(ncclComm_t comm) { record("ncclCommResume %p", comm); DONE; }

ncclResult_t ncclCommMemStats(ncclComm_t comm, int stat, uint64_t* value)
{
    *value = 0x100000001;
    record("ncclCommMemStats %p %d", comm, stat);
    DONE;
}

ncclResult_t ncclCommWindowRegister(ncclComm_t comm, void* buff, size_t size, ncclWindow_t* win, int flags)
{
    *win = (ncclWindow_t)0x31;
    record("ncclCommWindowRegister %p %p %zu %d", comm, buff, size, flags);
    DONE;
}

ncclResult_t ncclCommWindowDeregister(ncclComm_t comm, ncclWindow_t win)
{
    record("ncclCommWindowDeregister %p %p", comm, win);
    DONE;
}

ncclResult_t ncclWinGetUserPtr(ncclComm_t comm, ncclWindow_t win, void** pointer)
{
    *pointer = (void*)0x32;
    record("ncclWinGetUserPtr %p %p", comm, win);
    DONE;
}

ncclResult_t ncclPutSignal(const void* s, size_t n, ncclDataType_t t, int peer, ncclWindow_t win, size_t offset, int sigIdx, int ctx,
                           unsigned int flags, ncclComm_t c, cudaStream_t q)
{
    record("ncclPutSignal %p %zu %d %d %p %zu %d %d %u %p %p", s, n, t, peer, win, offset, sigIdx, ctx, flags, c, q);
    DONE;
}

ncclResult_t ncclSignal(int peer, int sigIdx, int ctx, unsigned int flags, ncclComm_t c, cudaStream_t q)
{
    record("ncclSignal %d %d %d %u %p %p", peer, sigIdx, ctx, flags, c, q);
    DONE;
}

ncclResult_t ncclWaitSignal(int nDesc, ncclWaitSignalDesc_t* d, ncclComm_t c, cudaStream_t q)
{
    ncclWaitSignalDesc_t* last = &d[nDesc - 1];
    record("ncclWaitSignal %d %d %d %d %d %p %p", nDesc, last->opCnt, last->peer, last->sigIdx, last->ctx, c, q);
    DONE;
}

ncclResult_t ncclGroupSimulateEnd(ncclSimInfo_t* info)
{
    record("ncclGroupSimulateEnd %zu %x %u %g", info->size, info->magic, info->version, info->estimatedTime);
    info->estimatedTime = 12.5f;
    DONE;
}

void ncclResetDebugInit(void) { record("ncclResetDebugInit"); }

ncclResult_t ncclSetEncryption(const ncclEncryptionConfig_t* c)
{
    record("ncclSetEncryption %zu %x %u %d %s", c->size, c->magic, c->version, c->mode, c->psk);
    DONE;
}

ncclResult_t ncclParamBind(ncclParamHandle_t* h, const char* key) { *h = (ncclParamHandle_t)0x41; record("ncclParamBind %s", key); DONE; }

// Values that do not fit a narrower type, so that a wrong width is seen.
#define PARAM(suffix, type, value) \
    ncclResult_t ncclParamGet##suffix(ncclParamHandle_t h, type* out) { *out = (type)(value); record("ncclParamGet" #suffix " %p", h); DONE; }

PARAM(I8, int8_t, -8)
PARAM(I16, int16_t, -1600)
PARAM(I32, int32_t, -320000)
PARAM(I64, int64_t, -64000000000)
PARAM(U8, uint8_t, 208)
PARAM(U16, uint16_t, 51600)
PARAM(U32, uint32_t, 3200000000)
PARAM(U64, uint64_t, 16400000000000000000u)
PARAM(Str, const char*, "a value")

ncclResult_t ncclParamGet(ncclParamHandle_t h, void* out, int maxLen, int* len)
{
    *len = 3;
    memcpy(out, "abc", 3);
    record("ncclParamGet %p %d", h, maxLen);
    DONE;
}

ncclResult_t ncclParamGetParameter(const char* key, const char** value, int* valueLen)
{
    *value = "text";
    *valueLen = 4;
    record("ncclParamGetParameter %s", key);
    DONE;
}

ncclResult_t ncclParamGetAllParameterKeys(const char*** table, int* tableLen)
{
    static const char* keys[] = { "FIRST", "SECOND" };
    *table = keys;
    *tableLen = 2;
    record("ncclParamGetAllParameterKeys");
    DONE;
}

void ncclParamDumpAll(void) { record("ncclParamDumpAll"); }

static const char* text(const ncclCollConfig_t* c)
{
    static char line[200];
    snprintf(line, sizeof line, "%zu %x %u %d %d %d %d %s %d %d %llu %p %d", c->size, c->magic, c->version, c->minCTAs, c->maxCTAs,
             c->nvlsCTAs, c->cgaClusterSize, c->algSelection, c->forceAlgSelection, c->CTAPolicy,
             (unsigned long long)c->userProfilerTag, c->launchCompletionEvent, c->ext->next->val.i);
    return line;
}

#define S const void* s
#define CONFIGURED(name, parameters, format, ...) \
    ncclResult_t nccl##name##Config parameters { record("nccl" #name "Config " format " %p %p", __VA_ARGS__, c, q); record("%s", text(o)); DONE; }

CONFIGURED(AllReduce, (S, void* r, size_t n, ncclDataType_t t, ncclRedOp_t p, ncclComm_t c, cudaStream_t q, const ncclCollConfig_t* o),
           "%p %p %zu %d %d", s, r, n, t, p)
CONFIGURED(Broadcast, (S, void* r, size_t n, ncclDataType_t t, int root, ncclComm_t c, cudaStream_t q, const ncclCollConfig_t* o),
           "%p %p %zu %d %d", s, r, n, t, root)
CONFIGURED(Reduce, (S, void* r, size_t n, ncclDataType_t t, ncclRedOp_t p, int root, ncclComm_t c, cudaStream_t q, const ncclCollConfig_t* o),
           "%p %p %zu %d %d %d", s, r, n, t, p, root)
CONFIGURED(AllGather, (S, void* r, size_t n, ncclDataType_t t, ncclComm_t c, cudaStream_t q, const ncclCollConfig_t* o),
           "%p %p %zu %d", s, r, n, t)
CONFIGURED(ReduceScatter, (S, void* r, size_t n, ncclDataType_t t, ncclRedOp_t p, ncclComm_t c, cudaStream_t q, const ncclCollConfig_t* o),
           "%p %p %zu %d %d", s, r, n, t, p)
CONFIGURED(AlltoAll, (S, void* r, size_t n, ncclDataType_t t, ncclComm_t c, cudaStream_t q, const ncclCollConfig_t* o),
           "%p %p %zu %d", s, r, n, t)
CONFIGURED(Gather, (S, void* r, size_t n, ncclDataType_t t, int root, ncclComm_t c, cudaStream_t q, const ncclCollConfig_t* o),
           "%p %p %zu %d %d", s, r, n, t, root)
CONFIGURED(Scatter, (S, void* r, size_t n, ncclDataType_t t, int root, ncclComm_t c, cudaStream_t q, const ncclCollConfig_t* o),
           "%p %p %zu %d %d", s, r, n, t, root)

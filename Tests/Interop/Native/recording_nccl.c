// A stand-in for libnccl with the signatures of nccl.h. Outputs get fixed values; every call returns ncclInProgress (7).
// With OLD_NCCL defined it lacks what NCCL 2.22 and later brought.
#include <stddef.h>
#include <stdint.h>
#include "recorder.c"

typedef enum { ncclInProgress = 7 } ncclResult_t;
typedef enum { ncclInt8 = 0, ncclNumTypes = 12 } ncclDataType_t;
typedef enum { ncclSum = 0, ncclMaxRedOp = 0x7fffffff } ncclRedOp_t;
typedef enum { ncclScalarDevice = 0, ncclScalarHostImmediate = 1 } ncclScalarResidence_t;
typedef struct ncclComm* ncclComm_t;
typedef struct CUstream_st* cudaStream_t;
typedef struct { char internal[128]; } ncclUniqueId;
typedef struct {
    size_t size; unsigned int magic, version;
    int blocking, cgaClusterSize, minCTAs, maxCTAs; const char* netName; int splitShare, trafficClass; const char* commName;
    int collnetEnable, CTAPolicy, shrinkShare, nvlsCTAs, nChannelsPerNetPeer, nvlinkCentricSched, graphUsageMode, numRmaCtx,
        maxP2pPeers, graphStreamOrdering, launchOrderImplicit, numRmaSig, rmaEagerInit, hostCftMode, nvlsHostMode;
} ncclConfig_t;

#define DONE return ncclInProgress

static const char* hex(const ncclUniqueId* id)
{
    static char text[2 * sizeof(ncclUniqueId) + 1];
    for (size_t i = 0; i < sizeof *id; i++)
    {
        sprintf(text + 2 * i, "%02X", (unsigned char)id->internal[i]);
    }
    return text;
}

ncclResult_t ncclGetVersion(int* version) { *version = 22105; record("ncclGetVersion"); DONE; }
const char* ncclGetErrorString(ncclResult_t result) { record("ncclGetErrorString %d", result); return "an error"; }
const char* ncclGetLastError(ncclComm_t comm) { record("ncclGetLastError %p", comm); return "the last error"; }
ncclResult_t ncclGroupStart(void) { record("ncclGroupStart"); DONE; }
ncclResult_t ncclGroupEnd(void) { record("ncclGroupEnd"); DONE; }

ncclResult_t ncclGetUniqueId(ncclUniqueId* id)
{
    for (size_t i = 0; i < sizeof *id; i++)
    {
        id->internal[i] = (char)(255 - i);
    }
    record("ncclGetUniqueId");
    DONE;
}

ncclResult_t ncclCommInitRank(ncclComm_t* comm, int nranks, ncclUniqueId commId, int rank)
{
    *comm = (ncclComm_t)0x7000000000000001;
    record("ncclCommInitRank %d %s %d", nranks, hex(&commId), rank);
    DONE;
}

ncclResult_t ncclCommInitRankConfig(ncclComm_t* comm, int nranks, ncclUniqueId commId, int rank, ncclConfig_t* c)
{
    *comm = (ncclComm_t)0x7000000000000002;
    record("ncclCommInitRankConfig %d %s %d", nranks, hex(&commId), rank);
    record("%zu %x %u", c->size, c->magic, c->version);
    record("%d %d %d %d %s %d %d %s", c->blocking, c->cgaClusterSize, c->minCTAs, c->maxCTAs, c->netName, c->splitShare,
           c->trafficClass, c->commName);
    record("%d %d %d %d %d %d %d %d %d %d %d %d %d %d %d", c->collnetEnable, c->CTAPolicy, c->shrinkShare, c->nvlsCTAs,
           c->nChannelsPerNetPeer, c->nvlinkCentricSched, c->graphUsageMode, c->numRmaCtx, c->maxP2pPeers, c->graphStreamOrdering,
           c->launchOrderImplicit, c->numRmaSig, c->rmaEagerInit, c->hostCftMode, c->nvlsHostMode);
    DONE;
}

ncclResult_t ncclCommInitAll(ncclComm_t* comm, int ndev, const int* devlist)
{
    record("ncclCommInitAll %d", ndev);
    for (int i = 0; i < ndev; i++)
    {
        comm[i] = (ncclComm_t)(uintptr_t)(0x100 + devlist[i]);
    }
    DONE;
}

ncclResult_t ncclCommFinalize(ncclComm_t comm) { record("ncclCommFinalize %p", comm); DONE; }
ncclResult_t ncclCommDestroy(ncclComm_t comm) { record("ncclCommDestroy %p", comm); DONE; }
ncclResult_t ncclCommAbort(ncclComm_t comm) { record("ncclCommAbort %p", comm); DONE; }
ncclResult_t ncclCommGetAsyncError(ncclComm_t comm, ncclResult_t* e) { *e = 6; record("ncclCommGetAsyncError %p", comm); DONE; }
ncclResult_t ncclCommCount(const ncclComm_t comm, int* count) { *count = 11; record("ncclCommCount %p", comm); DONE; }
ncclResult_t ncclCommCuDevice(const ncclComm_t comm, int* device) { *device = 12; record("ncclCommCuDevice %p", comm); DONE; }
ncclResult_t ncclCommUserRank(const ncclComm_t comm, int* rank) { *rank = 13; record("ncclCommUserRank %p", comm); DONE; }

ncclResult_t ncclMemAlloc(void** ptr, size_t size) { *ptr = (void*)0x21; record("ncclMemAlloc %zu", size); DONE; }
ncclResult_t ncclMemFree(void* ptr) { record("ncclMemFree %p", ptr); DONE; }

ncclResult_t ncclCommRegister(const ncclComm_t comm, void* buff, size_t size, void** handle)
{
    *handle = (void*)0x22;
    record("ncclCommRegister %p %p %zu", comm, buff, size);
    DONE;
}

ncclResult_t ncclCommDeregister(const ncclComm_t comm, void* handle) { record("ncclCommDeregister %p %p", comm, handle); DONE; }

ncclResult_t ncclRedOpCreatePreMulSum(ncclRedOp_t* op, void* scalar, ncclDataType_t t, ncclScalarResidence_t at, ncclComm_t c)
{
    *op = 77;
    record("ncclRedOpCreatePreMulSum %p %d %d %p", scalar, t, at, c);
    DONE;
}

ncclResult_t ncclRedOpDestroy(ncclRedOp_t op, ncclComm_t comm) { record("ncclRedOpDestroy %d %p", op, comm); DONE; }

ncclResult_t ncclReduce(const void* s, void* r, size_t n, ncclDataType_t t, ncclRedOp_t o, int root, ncclComm_t c, cudaStream_t q)
{
    record("ncclReduce %p %p %zu %d %d %d %p %p", s, r, n, t, o, root, c, q);
    DONE;
}

ncclResult_t ncclBroadcast(const void* s, void* r, size_t n, ncclDataType_t t, int root, ncclComm_t c, cudaStream_t q)
{
    record("ncclBroadcast %p %p %zu %d %d %p %p", s, r, n, t, root, c, q);
    DONE;
}

ncclResult_t ncclAllReduce(const void* s, void* r, size_t n, ncclDataType_t t, ncclRedOp_t op, ncclComm_t c, cudaStream_t q)
{
    record("ncclAllReduce %p %p %zu %d %d %p %p", s, r, n, t, op, c, q);
    DONE;
}

ncclResult_t ncclReduceScatter(const void* s, void* r, size_t n, ncclDataType_t t, ncclRedOp_t op, ncclComm_t c, cudaStream_t q)
{
    record("ncclReduceScatter %p %p %zu %d %d %p %p", s, r, n, t, op, c, q);
    DONE;
}

ncclResult_t ncclAllGather(const void* s, void* r, size_t n, ncclDataType_t t, ncclComm_t c, cudaStream_t q)
{
    record("ncclAllGather %p %p %zu %d %p %p", s, r, n, t, c, q);
    DONE;
}

ncclResult_t ncclBcast(void* b, size_t n, ncclDataType_t t, int root, ncclComm_t c, cudaStream_t q)
{
    record("ncclBcast %p %zu %d %d %p %p", b, n, t, root, c, q);
    DONE;
}

#ifndef OLD_NCCL
#include "recording_nccl_new.c"

ncclResult_t ncclAlltoAll(const void* s, void* r, size_t n, ncclDataType_t t, ncclComm_t c, cudaStream_t q)
{
    record("ncclAlltoAll %p %p %zu %d %p %p", s, r, n, t, c, q);
    DONE;
}

ncclResult_t ncclGather(const void* s, void* r, size_t n, ncclDataType_t t, int root, ncclComm_t c, cudaStream_t q)
{
    record("ncclGather %p %p %zu %d %d %p %p", s, r, n, t, root, c, q);
    DONE;
}

ncclResult_t ncclScatter(const void* s, void* r, size_t n, ncclDataType_t t, int root, ncclComm_t c, cudaStream_t q)
{
    record("ncclScatter %p %p %zu %d %d %p %p", s, r, n, t, root, c, q);
    DONE;
}
#endif

ncclResult_t ncclSend(const void* s, size_t n, ncclDataType_t t, int peer, ncclComm_t c, cudaStream_t q)
{
    record("ncclSend %p %zu %d %d %p %p", s, n, t, peer, c, q);
    DONE;
}

ncclResult_t ncclRecv(void* r, size_t n, ncclDataType_t t, int peer, ncclComm_t c, cudaStream_t q)
{
    record("ncclRecv %p %zu %d %d %p %p", r, n, t, peer, c, q);
    DONE;
}

// The types of nccl.h as the layout of NCCL 2.32 is documented, printed one fact a line: name, value.
#include <limits.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

typedef enum { ncclSuccess = 0, ncclUnhandledCudaError = 1, ncclSystemError = 2, ncclInternalError = 3, ncclInvalidArgument = 4,
               ncclInvalidUsage = 5, ncclRemoteError = 6, ncclInProgress = 7, ncclTimeout = 8, ncclNumResults = 9 } ncclResult_t;

typedef enum { ncclInt8 = 0, ncclUint8 = 1, ncclInt32 = 2, ncclUint32 = 3, ncclInt64 = 4, ncclUint64 = 5, ncclFloat16 = 6,
               ncclFloat32 = 7, ncclFloat64 = 8, ncclBfloat16 = 9, ncclFloat8e4m3 = 10, ncclFloat8e5m2 = 11,
               ncclNumTypes = 12 } ncclDataType_t;

typedef enum { ncclSum = 0, ncclProd = 1, ncclMax = 2, ncclMin = 3, ncclAvg = 4, ncclNumOps = 5,
               ncclMaxRedOp = 0x7fffffff } ncclRedOp_t;

typedef enum { ncclScalarDevice = 0, ncclScalarHostImmediate = 1 } ncclScalarResidence_t;

typedef struct { char internal[128]; } ncclUniqueId;

typedef struct {
    size_t size;
    unsigned int magic;
    unsigned int version;
    int blocking;
    int cgaClusterSize;
    int minCTAs;
    int maxCTAs;
    const char* netName;
    int splitShare;
    int trafficClass;
    const char* commName;
    int collnetEnable;
    int CTAPolicy;
    int shrinkShare;
    int nvlsCTAs;
    int nChannelsPerNetPeer;
    int nvlinkCentricSched;
    int graphUsageMode;
    int numRmaCtx;
    int maxP2pPeers;
    int graphStreamOrdering;
    int launchOrderImplicit;
    int numRmaSig;
    int rmaEagerInit;
    int hostCftMode;
    int nvlsHostMode;
} ncclConfig_t;

typedef enum { ncclStatGpuMemSuspend = 0, ncclStatGpuMemSuspended = 1, ncclStatGpuMemPersist = 2,
               ncclStatGpuMemTotal = 3 } ncclCommMemStat_t;

typedef enum { ncclHostCftDefault = INT_MIN, ncclHostCftEnable = 1, ncclHostCftDisable = 2,
               ncclHostCftFallback = 3 } ncclHostCftMode_t;

typedef enum { ncclNvlsHostModeDefault = INT_MIN, ncclNvlsHostModeEnable = 0, ncclNvlsHostModeDisableTransport = 1 << 0,
               ncclNvlsHostModeDisableSymmetricMultimem = 1 << 1, ncclNvlsHostModeDisable = INT_MAX } ncclNvlsHostMode_t;

#define NCCL_WIN_Default 0x00
#define NCCL_WIN_CollSymmetric 0x01
#define NCCL_WIN_StrictOrdering 0x02
#define NCCL_WIN_GinOnly 0x04
#define NCCL_WIN_CftCounted 0x08
#define NCCL_CTA_POLICY_Default 0x00
#define NCCL_CTA_POLICY_Efficiency 0x01
#define NCCL_CTA_POLICY_Zero 0x02
#define NCCL_SHRINK_Default 0x00
#define NCCL_SHRINK_Abort 0x01
#define NCCL_SUSPEND_Memory 0x01
#define NCCL_ENCRYPTION_MODE_None 0
#define NCCL_ENCRYPTION_MODE_PreSharedKey 1

typedef struct { size_t size; unsigned int magic; unsigned int version; float estimatedTime; } ncclSimInfo_t;

typedef struct { int opCnt; int peer; int sigIdx; int ctx; } ncclWaitSignalDesc_t;

typedef struct ncclConfigExt {
    struct ncclConfigExt* next;
    struct { int vendorId; int optionId; } key;
    union { int i; const char* s; void* raw; } val;
} ncclConfigExt_t;

typedef struct {
    size_t size;
    unsigned int magic;
    unsigned int version;
    ncclConfigExt_t* ext;
    int minCTAs;
    int maxCTAs;
    int nvlsCTAs;
    int cgaClusterSize;
    const char* algSelection;
    int forceAlgSelection;
    int CTAPolicy;
    uint64_t userProfilerTag;
    void* launchCompletionEvent;
} ncclCollConfig_t;

typedef struct { size_t size; unsigned int magic; unsigned int version; int mode; const char* psk; } ncclEncryptionConfig_t;

#define SIZE(type) printf("sizeof(" #type ") %zu\n", sizeof(type))
#define FIELD(field) printf("ncclConfig_t." #field " %zu\n", offsetof(ncclConfig_t, field))
#define PLACE(type, field) printf(#type "." #field " %zu\n", offsetof(type, field))
#define VALUE(name) printf(#name " %d\n", (int)name)

static void print(const char* name, const void* bytes, size_t count)
{
    printf("%s ", name);
    for (size_t i = 0; i < count; i++)
    {
        printf("%02X", ((const unsigned char*)bytes)[i]);
    }
    printf("\n");
}

int main(void)
{
    SIZE(ncclResult_t);
    SIZE(ncclDataType_t);
    SIZE(ncclRedOp_t);
    SIZE(ncclScalarResidence_t);
    SIZE(ncclUniqueId);
    SIZE(ncclConfig_t);
    SIZE(ncclCommMemStat_t);
    SIZE(ncclHostCftMode_t);
    SIZE(ncclNvlsHostMode_t);
    SIZE(ncclSimInfo_t);
    SIZE(ncclWaitSignalDesc_t);
    SIZE(ncclConfigExt_t);
    SIZE(ncclCollConfig_t);
    SIZE(ncclEncryptionConfig_t);

    FIELD(size); FIELD(magic); FIELD(version); FIELD(blocking); FIELD(cgaClusterSize); FIELD(minCTAs); FIELD(maxCTAs);
    FIELD(netName); FIELD(splitShare); FIELD(trafficClass); FIELD(commName); FIELD(collnetEnable); FIELD(CTAPolicy);
    FIELD(shrinkShare); FIELD(nvlsCTAs); FIELD(nChannelsPerNetPeer); FIELD(nvlinkCentricSched); FIELD(graphUsageMode);
    FIELD(numRmaCtx); FIELD(maxP2pPeers); FIELD(graphStreamOrdering); FIELD(launchOrderImplicit); FIELD(numRmaSig);
    FIELD(rmaEagerInit); FIELD(hostCftMode); FIELD(nvlsHostMode);

    PLACE(ncclSimInfo_t, size); PLACE(ncclSimInfo_t, magic); PLACE(ncclSimInfo_t, version); PLACE(ncclSimInfo_t, estimatedTime);
    PLACE(ncclWaitSignalDesc_t, opCnt); PLACE(ncclWaitSignalDesc_t, peer); PLACE(ncclWaitSignalDesc_t, sigIdx);
    PLACE(ncclWaitSignalDesc_t, ctx);
    PLACE(ncclConfigExt_t, next); PLACE(ncclConfigExt_t, key.vendorId); PLACE(ncclConfigExt_t, key.optionId);
    PLACE(ncclConfigExt_t, val.raw);
    PLACE(ncclCollConfig_t, size); PLACE(ncclCollConfig_t, magic); PLACE(ncclCollConfig_t, version); PLACE(ncclCollConfig_t, ext);
    PLACE(ncclCollConfig_t, minCTAs); PLACE(ncclCollConfig_t, maxCTAs); PLACE(ncclCollConfig_t, nvlsCTAs);
    PLACE(ncclCollConfig_t, cgaClusterSize); PLACE(ncclCollConfig_t, algSelection); PLACE(ncclCollConfig_t, forceAlgSelection);
    PLACE(ncclCollConfig_t, CTAPolicy); PLACE(ncclCollConfig_t, userProfilerTag);
    PLACE(ncclCollConfig_t, launchCompletionEvent);
    PLACE(ncclEncryptionConfig_t, size); PLACE(ncclEncryptionConfig_t, magic); PLACE(ncclEncryptionConfig_t, version);
    PLACE(ncclEncryptionConfig_t, mode); PLACE(ncclEncryptionConfig_t, psk);

    VALUE(ncclStatGpuMemSuspend); VALUE(ncclStatGpuMemSuspended); VALUE(ncclStatGpuMemPersist); VALUE(ncclStatGpuMemTotal);
    VALUE(ncclHostCftDefault); VALUE(ncclHostCftEnable); VALUE(ncclHostCftDisable); VALUE(ncclHostCftFallback);
    VALUE(ncclNvlsHostModeDefault); VALUE(ncclNvlsHostModeEnable); VALUE(ncclNvlsHostModeDisableTransport);
    VALUE(ncclNvlsHostModeDisableSymmetricMultimem); VALUE(ncclNvlsHostModeDisable);
    VALUE(NCCL_WIN_Default); VALUE(NCCL_WIN_CollSymmetric); VALUE(NCCL_WIN_StrictOrdering); VALUE(NCCL_WIN_GinOnly);
    VALUE(NCCL_WIN_CftCounted);
    VALUE(NCCL_CTA_POLICY_Default); VALUE(NCCL_CTA_POLICY_Efficiency); VALUE(NCCL_CTA_POLICY_Zero);
    VALUE(NCCL_SHRINK_Default); VALUE(NCCL_SHRINK_Abort); VALUE(NCCL_SUSPEND_Memory);
    VALUE(NCCL_ENCRYPTION_MODE_None); VALUE(NCCL_ENCRYPTION_MODE_PreSharedKey);
    VALUE(ncclSuccess); VALUE(ncclUnhandledCudaError); VALUE(ncclSystemError); VALUE(ncclInternalError);
    VALUE(ncclInvalidArgument); VALUE(ncclInvalidUsage); VALUE(ncclRemoteError); VALUE(ncclInProgress); VALUE(ncclTimeout);
    VALUE(ncclInt8); VALUE(ncclUint8); VALUE(ncclInt32); VALUE(ncclUint32); VALUE(ncclInt64); VALUE(ncclUint64);
    VALUE(ncclFloat16); VALUE(ncclFloat32); VALUE(ncclFloat64); VALUE(ncclBfloat16); VALUE(ncclFloat8e4m3); VALUE(ncclFloat8e5m2);
    VALUE(ncclSum); VALUE(ncclProd); VALUE(ncclMax); VALUE(ncclMin); VALUE(ncclAvg);
    VALUE(ncclScalarDevice); VALUE(ncclScalarHostImmediate);

    // What NCCL_CONFIG_INITIALIZER of that header gives, byte by byte up to the padding.
    ncclConfig_t config = {
        sizeof(ncclConfig_t), 0xcafebeef, 23203,
        INT_MIN, INT_MIN, INT_MIN, INT_MIN, NULL, INT_MIN, INT_MIN, NULL,
        INT_MIN, INT_MIN, INT_MIN, INT_MIN, INT_MIN, INT_MIN, INT_MIN, INT_MIN,
        INT_MIN, INT_MIN, INT_MIN, INT_MIN, INT_MIN, INT_MIN, INT_MIN,
    };
    print("initializer", &config, offsetof(ncclConfig_t, nvlsHostMode) + sizeof(int));

    // The same of the other initializers, up to the padding at the end.
    ncclSimInfo_t sim = { sizeof(ncclSimInfo_t), 0x74685283, 23203, -1.0f };
    print("simInfo", &sim, offsetof(ncclSimInfo_t, estimatedTime) + sizeof(float));
    ncclCollConfig_t coll = {
        sizeof(ncclCollConfig_t), 0xcafebeef, 23203, NULL, INT_MIN, INT_MIN, INT_MIN, INT_MIN, NULL, 1, INT_MIN, 0, NULL,
    };
    print("collConfig", &coll, sizeof coll);
    ncclEncryptionConfig_t encryption = { sizeof(ncclEncryptionConfig_t), 0xcafebeef, 23203, 0, NULL };
    print("encryptionConfig", &encryption, offsetof(ncclEncryptionConfig_t, mode) + sizeof(int));
    return 0;
}

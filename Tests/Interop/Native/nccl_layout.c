// The types of nccl.h as the layout of NCCL 2.32 is documented, printed one fact a line: name, value.
#include <limits.h>
#include <stddef.h>
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

#define SIZE(type) printf("sizeof(" #type ") %zu\n", sizeof(type))
#define FIELD(field) printf("ncclConfig_t." #field " %zu\n", offsetof(ncclConfig_t, field))
#define VALUE(name) printf(#name " %d\n", (int)name)

int main(void)
{
    SIZE(ncclResult_t);
    SIZE(ncclDataType_t);
    SIZE(ncclRedOp_t);
    SIZE(ncclScalarResidence_t);
    SIZE(ncclUniqueId);
    SIZE(ncclConfig_t);

    FIELD(size); FIELD(magic); FIELD(version); FIELD(blocking); FIELD(cgaClusterSize); FIELD(minCTAs); FIELD(maxCTAs);
    FIELD(netName); FIELD(splitShare); FIELD(trafficClass); FIELD(commName); FIELD(collnetEnable); FIELD(CTAPolicy);
    FIELD(shrinkShare); FIELD(nvlsCTAs); FIELD(nChannelsPerNetPeer); FIELD(nvlinkCentricSched); FIELD(graphUsageMode);
    FIELD(numRmaCtx); FIELD(maxP2pPeers); FIELD(graphStreamOrdering); FIELD(launchOrderImplicit); FIELD(numRmaSig);
    FIELD(rmaEagerInit); FIELD(hostCftMode); FIELD(nvlsHostMode);

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
    printf("initializer ");
    for (size_t i = 0; i < offsetof(ncclConfig_t, nvlsHostMode) + sizeof(int); i++)
    {
        printf("%02X", ((unsigned char*)&config)[i]);
    }
    printf("\n");
    return 0;
}

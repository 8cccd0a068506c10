// A stand-in for libcuda with the signatures of cuda.h. Outputs get fixed values; every call returns CUDA_ERROR_NOT_READY (600).
#include <stddef.h>
#include "recorder.c"

typedef enum { CUDA_ERROR_NOT_READY = 600 } CUresult;
typedef enum { CU_DEVICE_ATTRIBUTE_MAX = 200 } CUdevice_attribute;
typedef enum { CU_POINTER_ATTRIBUTE_MAX = 100 } CUpointer_attribute;
typedef int CUdevice;
typedef unsigned long long CUdeviceptr;
typedef struct CUctx_st* CUcontext;
typedef struct CUstream_st* CUstream;
typedef struct CUevent_st* CUevent;
typedef struct CUgraph_st* CUgraph;
typedef struct CUgraphExec_st* CUgraphExec;
typedef enum { CU_STREAM_CAPTURE_MODE_RELAXED = 2 } CUstreamCaptureMode;
typedef enum { CU_STREAM_CAPTURE_STATUS_ACTIVE = 1 } CUstreamCaptureStatus;

#define DONE return CUDA_ERROR_NOT_READY

CUresult cuInit(unsigned int flags) { record("cuInit %u", flags); DONE; }
CUresult cuDriverGetVersion(int* version) { *version = 13000; record("cuDriverGetVersion"); DONE; }
CUresult cuGetErrorName(CUresult e, const char** text) { *text = "CUDA_NAME"; record("cuGetErrorName %d", e); DONE; }
CUresult cuGetErrorString(CUresult e, const char** text) { *text = "a text"; record("cuGetErrorString %d", e); DONE; }

CUresult cuDeviceGetCount(int* count) { *count = 3; record("cuDeviceGetCount"); DONE; }
CUresult cuDeviceGet(CUdevice* device, int ordinal) { *device = 40 + ordinal; record("cuDeviceGet %d", ordinal); DONE; }
CUresult cuDeviceGetName(char* name, int len, CUdevice d)
{
    snprintf(name, len, "A GPU");
    record("cuDeviceGetName %d %d", len, d);
    DONE;
}
CUresult cuDeviceTotalMem_v2(size_t* bytes, CUdevice d) { *bytes = 1ull << 40; record("cuDeviceTotalMem_v2 %d", d); DONE; }
CUresult cuDeviceGetAttribute(int* v, CUdevice_attribute a, CUdevice d)
{
    *v = 9;
    record("cuDeviceGetAttribute %d %d", a, d);
    DONE;
}
CUresult cuDeviceGetPCIBusId(char* t, int n, CUdevice d)
{
    snprintf(t, n, "0000:1b:00.0");
    record("cuDeviceGetPCIBusId %d %d", n, d);
    DONE;
}
CUresult cuDeviceCanAccessPeer(int* v, CUdevice d, CUdevice p) { *v = 1; record("cuDeviceCanAccessPeer %d %d", d, p); DONE; }

CUresult cuDevicePrimaryCtxRetain(CUcontext* c, CUdevice d)
{
    *c = (CUcontext)0x31;
    record("cuDevicePrimaryCtxRetain %d", d);
    DONE;
}
CUresult cuDevicePrimaryCtxRelease_v2(CUdevice d) { record("cuDevicePrimaryCtxRelease_v2 %d", d); DONE; }

CUresult cuDevicePrimaryCtxGetState(CUdevice d, unsigned int* flags, int* active)
{
    *flags = 4;
    *active = 1;
    record("cuDevicePrimaryCtxGetState %d", d);
    DONE;
}

CUresult cuCtxCreate_v2(CUcontext* c, unsigned int f, CUdevice d)
{
    *c = (CUcontext)0x32;
    record("cuCtxCreate_v2 %u %d", f, d);
    DONE;
}
CUresult cuCtxDestroy_v2(CUcontext c) { record("cuCtxDestroy_v2 %p", c); DONE; }
CUresult cuCtxSetCurrent(CUcontext c) { record("cuCtxSetCurrent %p", c); DONE; }
CUresult cuCtxGetCurrent(CUcontext* c) { *c = (CUcontext)0x33; record("cuCtxGetCurrent"); DONE; }
CUresult cuCtxSynchronize(void) { record("cuCtxSynchronize"); DONE; }
CUresult cuCtxEnablePeerAccess(CUcontext c, unsigned int f) { record("cuCtxEnablePeerAccess %p %u", c, f); DONE; }

CUresult cuStreamCreate(CUstream* s, unsigned int f) { *s = (CUstream)0x34; record("cuStreamCreate %u", f); DONE; }
CUresult cuStreamDestroy_v2(CUstream s) { record("cuStreamDestroy_v2 %p", s); DONE; }
CUresult cuStreamSynchronize(CUstream s) { record("cuStreamSynchronize %p", s); DONE; }
CUresult cuStreamQuery(CUstream s) { record("cuStreamQuery %p", s); DONE; }
CUresult cuStreamGetCtx(CUstream s, CUcontext* c) { *c = (CUcontext)0x37; record("cuStreamGetCtx %p", s); DONE; }
CUresult cuStreamWaitEvent(CUstream s, CUevent e, unsigned int f) { record("cuStreamWaitEvent %p %p %u", s, e, f); DONE; }

CUresult cuEventCreate(CUevent* e, unsigned int f) { *e = (CUevent)0x35; record("cuEventCreate %u", f); DONE; }
CUresult cuEventDestroy_v2(CUevent e) { record("cuEventDestroy_v2 %p", e); DONE; }
CUresult cuEventRecord(CUevent e, CUstream s) { record("cuEventRecord %p %p", e, s); DONE; }
CUresult cuEventQuery(CUevent e) { record("cuEventQuery %p", e); DONE; }
CUresult cuEventSynchronize(CUevent e) { record("cuEventSynchronize %p", e); DONE; }
CUresult cuEventElapsedTime(float* t, CUevent a, CUevent b) { *t = 1.5f; record("cuEventElapsedTime %p %p", a, b); DONE; }

CUresult cuStreamBeginCapture_v2(CUstream s, CUstreamCaptureMode m) { record("cuStreamBeginCapture_v2 %p %d", s, m); DONE; }
CUresult cuStreamEndCapture(CUstream s, CUgraph* g) { *g = (CUgraph)0x36; record("cuStreamEndCapture %p", s); DONE; }
CUresult cuStreamIsCapturing(CUstream s, CUstreamCaptureStatus* v)
{
    *v = CU_STREAM_CAPTURE_STATUS_ACTIVE;
    record("cuStreamIsCapturing %p", s);
    DONE;
}
CUresult cuThreadExchangeStreamCaptureMode(CUstreamCaptureMode* m)
{
    record("cuThreadExchangeStreamCaptureMode %d", *m);
    *m = 1;
    DONE;
}
CUresult cuGraphInstantiateWithFlags(CUgraphExec* e, CUgraph g, unsigned long long f)
{
    *e = (CUgraphExec)0x37;
    record("cuGraphInstantiateWithFlags %p %llu", g, f);
    DONE;
}
CUresult cuGraphLaunch(CUgraphExec e, CUstream s) { record("cuGraphLaunch %p %p", e, s); DONE; }
CUresult cuGraphDestroy(CUgraph g) { record("cuGraphDestroy %p", g); DONE; }
CUresult cuGraphExecDestroy(CUgraphExec e) { record("cuGraphExecDestroy %p", e); DONE; }

CUresult cuMemAlloc_v2(CUdeviceptr* p, size_t n) { *p = 0x7f0000001000; record("cuMemAlloc_v2 %zu", n); DONE; }
CUresult cuMemFree_v2(CUdeviceptr p) { record("cuMemFree_v2 %llx", p); DONE; }

CUresult cuMemcpyAsync(CUdeviceptr d, CUdeviceptr s, size_t n, CUstream q)
{
    record("cuMemcpyAsync %llx %llx %zu %p", d, s, n, q);
    DONE;
}

CUresult cuMemcpyPeerAsync(CUdeviceptr d, CUcontext dc, CUdeviceptr s, CUcontext sc, size_t n, CUstream q)
{
    record("cuMemcpyPeerAsync %llx %p %llx %p %zu %p", d, dc, s, sc, n, q);
    DONE;
}

CUresult cuMemcpyDtoDAsync_v2(CUdeviceptr d, CUdeviceptr s, size_t n, CUstream q)
{
    record("cuMemcpyDtoDAsync_v2 %llx %llx %zu %p", d, s, n, q);
    DONE;
}

CUresult cuMemsetD8Async(CUdeviceptr d, unsigned char b, size_t n, CUstream q)
{
    record("cuMemsetD8Async %llx %u %zu %p", d, b, n, q);
    DONE;
}

CUresult cuPointerGetAttribute(void* data, CUpointer_attribute a, CUdeviceptr p)
{
    *(int*)data = 2;
    record("cuPointerGetAttribute %d %llx", a, p);
    DONE;
}

#include "recording_cuda_kernels.c"

// The part of the stand-in for libcuda that loads and launches kernels and shares memory; included by recording_cuda.c.
typedef struct CUmod_st* CUmodule;
typedef struct CUfunc_st* CUfunction;
typedef int CUjit_option;
typedef struct CUipcMemHandle_st { char reserved[64]; } CUipcMemHandle;

CUresult cuModuleLoadDataEx(CUmodule* m, const void* image, unsigned int n, CUjit_option* options, void** values)
{
    *m = (CUmodule)0x36;
    record("cuModuleLoadDataEx %s %u %d %p", (const char*)image, n, options[n - 1], values[n - 1]);
    DONE;
}
CUresult cuModuleUnload(CUmodule m) { record("cuModuleUnload %p", m); DONE; }
CUresult cuModuleGetFunction(CUfunction* f, CUmodule m, const char* name)
{
    *f = (CUfunction)0x37;
    record("cuModuleGetFunction %p %s", m, name);
    DONE;
}
CUresult cuOccupancyMaxActiveBlocksPerMultiprocessor(int* blocks, CUfunction f, int size, size_t shared)
{
    *blocks = 4;
    record("cuOccupancyMaxActiveBlocksPerMultiprocessor %p %d %zu", f, size, shared);
    DONE;
}
CUresult cuLaunchKernel(
    CUfunction f, unsigned int gx, unsigned int gy, unsigned int gz, unsigned int bx, unsigned int by, unsigned int bz, unsigned int shared,
    CUstream s, void** arguments, void** extra)
{
    record("cuLaunchKernel %p %u %u %u %u %u %u %u %p %d %p", f, gx, gy, gz, bx, by, bz, shared, s, *(int*)arguments[1], (void*)extra);
    DONE;
}

typedef struct CUlaunchAttribute_st { unsigned int id; char pad[4]; union { char pad[64]; int on; } value; } CUlaunchAttribute;
typedef struct CUlaunchConfig_st
{
    unsigned int gridDimX, gridDimY, gridDimZ, blockDimX, blockDimY, blockDimZ, sharedMemBytes;
    CUstream hStream;
    CUlaunchAttribute* attrs;
    unsigned int numAttrs;
} CUlaunchConfig;
CUresult cuLaunchKernelEx(const CUlaunchConfig* c, CUfunction f, void** arguments, void** extra)
{
    CUlaunchAttribute* last = &c->attrs[c->numAttrs - 1];
    record(
        "cuLaunchKernelEx %u %u %u %u %u %u %u %p %u %u %d %p %d %p", c->gridDimX, c->gridDimY, c->gridDimZ, c->blockDimX, c->blockDimY,
        c->blockDimZ, c->sharedMemBytes, c->hStream, c->numAttrs, last->id, last->value.on, f, *(int*)arguments[1], (void*)extra);
    DONE;
}

CUresult cuMemHostAlloc(void** p, size_t n, unsigned int flags)
{
    *p = (void*)0x38;
    record("cuMemHostAlloc %zu %u", n, flags);
    DONE;
}
CUresult cuMemFreeHost(void* p) { record("cuMemFreeHost %p", p); DONE; }
CUresult cuMemGetAddressRange_v2(CUdeviceptr* base, size_t* size, CUdeviceptr p)
{
    *base = p - 0x100;
    *size = 1ull << 33;
    record("cuMemGetAddressRange_v2 %llx", p);
    DONE;
}
CUresult cuIpcGetMemHandle(CUipcMemHandle* h, CUdeviceptr p)
{
    for (int i = 0; i < 64; i++)
        h->reserved[i] = (char)(i + 1);
    record("cuIpcGetMemHandle %llx", p);
    DONE;
}
CUresult cuIpcOpenMemHandle_v2(CUdeviceptr* p, CUipcMemHandle h, unsigned int flags)
{
    *p = 0x7f0000002000;
    record("cuIpcOpenMemHandle_v2 %d %d %u", h.reserved[0], h.reserved[63], flags);
    DONE;
}
CUresult cuIpcCloseMemHandle(CUdeviceptr p) { record("cuIpcCloseMemHandle %llx", p); DONE; }

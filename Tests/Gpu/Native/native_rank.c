/* One rank in C: LIBCUDA LIBNCCL RANK SIZE DEVICE, and on standard input one id a line, in hexadecimal.
   Declares what it needs itself, so that it builds without CUDA's and NCCL's headers. */
#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>

#define ELEMENTS 1000
typedef struct { char internal[128]; } ncclUniqueId;

static void *symbol(void *library, const char *name)
{
    void *found = dlsym(library, name);
    if (!found) { fprintf(stderr, "%s is missing\n", name); exit(2); }
    return found;
}

static void check(int result, const char *what)
{
    if (result) { fprintf(stderr, "%s returned %d\n", what, result); exit(3); }
}

int main(int argc, char **argv)
{
    if (argc != 6) { fprintf(stderr, "usage: native_rank LIBCUDA LIBNCCL RANK SIZE DEVICE\n"); return 2; }
    void *cuda = dlopen(argv[1], RTLD_NOW | RTLD_GLOBAL), *nccl = dlopen(argv[2], RTLD_NOW);
    if (!cuda || !nccl) { fprintf(stderr, "%s\n", dlerror()); return 2; }
    int rank = atoi(argv[3]), size = atoi(argv[4]), ordinal = atoi(argv[5]), device;
    int (*comm_init)(void **, int, ncclUniqueId, int) = symbol(nccl, "ncclCommInitRank");
    int (*all_reduce)(const void *, void *, size_t, int, int, void *, void *) = symbol(nccl, "ncclAllReduce");
    int (*comm_destroy)(void *) = symbol(nccl, "ncclCommDestroy");
    int (*copy)(unsigned long long, unsigned long long, size_t) = symbol(cuda, "cuMemcpy");
    int (*synchronize)(void) = symbol(cuda, "cuCtxSynchronize");
    void *context;
    unsigned long long buffer;
    float values[ELEMENTS];
    check(((int (*)(unsigned))symbol(cuda, "cuInit"))(0), "cuInit");
    check(((int (*)(int *, int))symbol(cuda, "cuDeviceGet"))(&device, ordinal), "cuDeviceGet");
    check(((int (*)(void **, int))symbol(cuda, "cuDevicePrimaryCtxRetain"))(&context, device), "cuDevicePrimaryCtxRetain");
    check(((int (*)(void *))symbol(cuda, "cuCtxSetCurrent"))(context), "cuCtxSetCurrent");
    check(((int (*)(unsigned long long *, size_t))symbol(cuda, "cuMemAlloc_v2"))(&buffer, sizeof values), "cuMemAlloc");

    char line[300];
    while (fgets(line, sizeof line, stdin)) {
        ncclUniqueId id;
        for (int i = 0; i < 128; i++) {
            unsigned byte;
            if (sscanf(line + 2 * i, "%2x", &byte) != 1) { fprintf(stderr, "not an id\n"); return 2; }
            id.internal[i] = (char)byte;
        }
        void *comm;
        check(comm_init(&comm, size, id, rank), "ncclCommInitRank");
        for (int i = 0; i < ELEMENTS; i++) values[i] = (float)((rank + 1) * (i % 7));
        check(copy(buffer, (unsigned long long)values, sizeof values), "cuMemcpy");
        check(all_reduce((void *)buffer, (void *)buffer, ELEMENTS, 7 /* float */, 0 /* sum */, comm, 0), "ncclAllReduce");
        check(synchronize(), "cuCtxSynchronize");
        check(copy((unsigned long long)values, buffer, sizeof values), "cuMemcpy");
        check(comm_destroy(comm), "ncclCommDestroy");
        int wrong = 0;
        for (int i = 0; i < ELEMENTS; i++) wrong += values[i] != (float)(size * (size + 1) / 2 * (i % 7));
        if (wrong) printf("%d elements are wrong\n", wrong);
        else printf("ok\n");
        fflush(stdout);
    }
    return 0;
}

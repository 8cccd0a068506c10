// Included by the recording libraries: every call is written down as text, which the tests compare.
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

static char calls[8192];

static void record(const char* format, ...)
{
    size_t used = strlen(calls);
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(calls + used, sizeof calls - used, format, arguments);
    va_end(arguments);
    used = strlen(calls);
    snprintf(calls + used, sizeof calls - used, "\n");
}

const char* recorder_calls(void) { return calls; }

void recorder_clear(void) { calls[0] = '\0'; }

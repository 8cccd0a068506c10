// The types of the C library as its own headers lay them out, printed one fact a line: name, value.
#include <ifaddrs.h>
#include <net/if.h>
#include <netinet/in.h>
#include <stddef.h>
#include <stdio.h>
#include <sys/socket.h>

#define SIZE(type) printf("sizeof(" #type ") %zu\n", sizeof(struct type))
#define FIELD(type, field) printf(#type "." #field " %zu\n", offsetof(struct type, field))
#define VALUE(name) printf(#name " %d\n", (int)name)

int main(void)
{
    SIZE(ifaddrs);
    FIELD(ifaddrs, ifa_next); FIELD(ifaddrs, ifa_name); FIELD(ifaddrs, ifa_flags); FIELD(ifaddrs, ifa_addr);
    FIELD(ifaddrs, ifa_netmask); FIELD(ifaddrs, ifa_broadaddr); FIELD(ifaddrs, ifa_data);
    FIELD(sockaddr, sa_family);
    SIZE(sockaddr_in);
    FIELD(sockaddr_in, sin_family); FIELD(sockaddr_in, sin_port); FIELD(sockaddr_in, sin_addr); FIELD(sockaddr_in, sin_zero);
    SIZE(sockaddr_in6);
    FIELD(sockaddr_in6, sin6_family); FIELD(sockaddr_in6, sin6_port); FIELD(sockaddr_in6, sin6_flowinfo);
    FIELD(sockaddr_in6, sin6_addr); FIELD(sockaddr_in6, sin6_scope_id);
    VALUE(AF_INET); VALUE(AF_INET6);
    VALUE(IFF_UP); VALUE(IFF_LOOPBACK); VALUE(IFF_POINTOPOINT); VALUE(IFF_RUNNING);
    return 0;
}

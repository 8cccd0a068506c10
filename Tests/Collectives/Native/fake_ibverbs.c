// A verbs library of a machine with three devices: mlx5_0 with a port that is active and one that is down, mlx5_1 that may not
// be opened, and rocep1 on Ethernet. Structs as infiniband/verbs.h documents them.
#include <errno.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

struct device { const char *name; int may_open; uint64_t guid; int ports; };
static struct device devices[] = { { "mlx5_0", 1, 0x341200aa03f6ceb8, 2 }, { "mlx5_1", 0, 1, 1 }, { "rocep1", 1, 2, 1 } };
static int open_devices;
static int lists;

struct device_attr { char fw_ver[64]; uint64_t node_guid, sys_image_guid, sizes[2]; uint32_t ids[3]; int max_qp, rest[28];
                     uint16_t max_pkeys; uint8_t local_ca_ack_delay, phys_port_cnt; };
struct port_attr { int state, mtu[2], gid_tbl_len; uint32_t caps[4]; uint16_t lids[3];
                   uint8_t lmc, max_vl_num, sm_sl, subnet_timeout, init_type_reply, active_width, active_speed, phys_state,
                   link_layer, flags; uint16_t port_cap_flags2; };

struct device **ibv_get_device_list(int *count)
{
    struct device **list = calloc(4, sizeof *list);
    for (int i = 0; i < 3; i++) list[i] = &devices[i];
    *count = 3;
    lists++;
    return list;
}

// What is not given back ends the process, and with it the test.
void ibv_free_device_list(struct device **list)
{
    if (open_devices != 0 || lists != 1) abort();
    lists--;
    free(list);
}

const char *ibv_get_device_name(struct device *device) { return device->name; }

struct device *ibv_open_device(struct device *device)
{
    if (!device->may_open)
    {
        errno = EACCES;
        return NULL;
    }
    open_devices++;
    return device;
}

int ibv_close_device(struct device *device)
{
    open_devices--;
    return device == NULL;
}

int ibv_query_device(struct device *device, struct device_attr *attr)
{
    _Static_assert(sizeof *attr == 232, "as documented");
    memset(attr, 0x55, sizeof *attr);
    attr->sys_image_guid = device->guid;
    attr->max_qp = 131072;
    attr->phys_port_cnt = device->ports;
    return 0;
}

int ibv_query_port(struct device *device, uint8_t number, struct port_attr *attr)
{
    _Static_assert(sizeof *attr == 52, "as documented before active_speed_ex");
    attr->state = number == 2 ? 1 : 4;
    attr->active_width = 2;
    attr->active_speed = device == &devices[2] ? 64 : 128;
    attr->link_layer = device == &devices[2] ? 2 : 1;
    return 0;
}

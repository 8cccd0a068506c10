// The types of infiniband/verbs.h, from the header where it is installed and as it is documented elsewhere, printed one fact a
// line: name, value. The last field of ibv_port_attr, active_speed_ex, is in newer headers only and not printed.
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#if __has_include(<infiniband/verbs.h>)
#include <infiniband/verbs.h>
#else
enum ibv_port_state { IBV_PORT_NOP, IBV_PORT_DOWN, IBV_PORT_INIT, IBV_PORT_ARMED, IBV_PORT_ACTIVE, IBV_PORT_ACTIVE_DEFER };
enum { IBV_LINK_LAYER_UNSPECIFIED, IBV_LINK_LAYER_INFINIBAND, IBV_LINK_LAYER_ETHERNET };
struct ibv_device_attr {
    char fw_ver[64];
    uint64_t node_guid, sys_image_guid, max_mr_size, page_size_cap;
    uint32_t vendor_id, vendor_part_id, hw_ver;
    int max_qp, max_qp_wr;
    unsigned int device_cap_flags;
    int max_sge, max_sge_rd, max_cq, max_cqe, max_mr, max_pd, max_qp_rd_atom, max_ee_rd_atom, max_res_rd_atom,
        max_qp_init_rd_atom, max_ee_init_rd_atom;
    enum ibv_atomic_cap { IBV_ATOMIC_NONE } atomic_cap;
    int max_ee, max_rdd, max_mw, max_raw_ipv6_qp, max_raw_ethy_qp, max_mcast_grp, max_mcast_qp_attach,
        max_total_mcast_qp_attach, max_ah, max_fmr, max_map_per_fmr, max_srq, max_srq_wr, max_srq_sge;
    uint16_t max_pkeys;
    uint8_t local_ca_ack_delay, phys_port_cnt;
};

struct ibv_port_attr {
    enum ibv_port_state state;
    enum ibv_mtu { IBV_MTU_256 = 1 } max_mtu, active_mtu;
    int gid_tbl_len;
    uint32_t port_cap_flags, max_msg_sz, bad_pkey_cntr, qkey_viol_cntr;
    uint16_t pkey_tbl_len, lid, sm_lid;
    uint8_t lmc, max_vl_num, sm_sl, subnet_timeout, init_type_reply, active_width, active_speed, phys_state, link_layer, flags;
    uint16_t port_cap_flags2;
};
#endif

#define FIELD(type, field) printf(#type "." #field " %zu\n", offsetof(struct type, field))
#define VALUE(name) printf(#name " %d\n", (int)name)

int main(void)
{
    printf("sizeof(ibv_device_attr) %zu\n", sizeof(struct ibv_device_attr));
    FIELD(ibv_device_attr, fw_ver); FIELD(ibv_device_attr, node_guid); FIELD(ibv_device_attr, sys_image_guid);
    FIELD(ibv_device_attr, max_mr_size); FIELD(ibv_device_attr, page_size_cap); FIELD(ibv_device_attr, vendor_id);
    FIELD(ibv_device_attr, vendor_part_id); FIELD(ibv_device_attr, hw_ver); FIELD(ibv_device_attr, max_qp);
    FIELD(ibv_device_attr, max_qp_wr); FIELD(ibv_device_attr, device_cap_flags); FIELD(ibv_device_attr, max_sge);
    FIELD(ibv_device_attr, max_sge_rd); FIELD(ibv_device_attr, max_cq); FIELD(ibv_device_attr, max_cqe);
    FIELD(ibv_device_attr, max_mr); FIELD(ibv_device_attr, max_pd); FIELD(ibv_device_attr, max_qp_rd_atom);
    FIELD(ibv_device_attr, max_ee_rd_atom); FIELD(ibv_device_attr, max_res_rd_atom);
    FIELD(ibv_device_attr, max_qp_init_rd_atom); FIELD(ibv_device_attr, max_ee_init_rd_atom);
    FIELD(ibv_device_attr, atomic_cap); FIELD(ibv_device_attr, max_ee); FIELD(ibv_device_attr, max_rdd);
    FIELD(ibv_device_attr, max_mw); FIELD(ibv_device_attr, max_raw_ipv6_qp); FIELD(ibv_device_attr, max_raw_ethy_qp);
    FIELD(ibv_device_attr, max_mcast_grp); FIELD(ibv_device_attr, max_mcast_qp_attach);
    FIELD(ibv_device_attr, max_total_mcast_qp_attach); FIELD(ibv_device_attr, max_ah); FIELD(ibv_device_attr, max_fmr);
    FIELD(ibv_device_attr, max_map_per_fmr); FIELD(ibv_device_attr, max_srq); FIELD(ibv_device_attr, max_srq_wr);
    FIELD(ibv_device_attr, max_srq_sge); FIELD(ibv_device_attr, max_pkeys); FIELD(ibv_device_attr, local_ca_ack_delay);
    FIELD(ibv_device_attr, phys_port_cnt);
    FIELD(ibv_port_attr, state); FIELD(ibv_port_attr, max_mtu); FIELD(ibv_port_attr, active_mtu);
    FIELD(ibv_port_attr, gid_tbl_len); FIELD(ibv_port_attr, port_cap_flags); FIELD(ibv_port_attr, max_msg_sz);
    FIELD(ibv_port_attr, bad_pkey_cntr); FIELD(ibv_port_attr, qkey_viol_cntr); FIELD(ibv_port_attr, pkey_tbl_len);
    FIELD(ibv_port_attr, lid); FIELD(ibv_port_attr, sm_lid); FIELD(ibv_port_attr, lmc);
    FIELD(ibv_port_attr, max_vl_num); FIELD(ibv_port_attr, sm_sl); FIELD(ibv_port_attr, subnet_timeout);
    FIELD(ibv_port_attr, init_type_reply); FIELD(ibv_port_attr, active_width); FIELD(ibv_port_attr, active_speed);
    FIELD(ibv_port_attr, phys_state); FIELD(ibv_port_attr, link_layer); FIELD(ibv_port_attr, flags);
    FIELD(ibv_port_attr, port_cap_flags2);
    VALUE(IBV_PORT_NOP);
    VALUE(IBV_PORT_DOWN);
    VALUE(IBV_PORT_INIT);
    VALUE(IBV_PORT_ARMED);
    VALUE(IBV_PORT_ACTIVE);
    VALUE(IBV_PORT_ACTIVE_DEFER);
    VALUE(IBV_LINK_LAYER_UNSPECIFIED);
    VALUE(IBV_LINK_LAYER_INFINIBAND);
    VALUE(IBV_LINK_LAYER_ETHERNET);
    return 0;
}

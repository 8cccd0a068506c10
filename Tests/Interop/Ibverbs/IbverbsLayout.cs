using TypedCollectives.Interop.Ibverbs;

namespace TypedCollectives.Interop.Tests.Ibverbs;

/// <summary>What the managed types look like in memory, under the names verbs.h gives the same things.</summary>
internal static unsafe class IbverbsLayout
{
    public static SortedDictionary<string, string> Facts()
    {
        IbvDeviceAttr device;
        IbvPortAttr port;
        SortedDictionary<string, string> facts = new()
        {
            ["sizeof(ibv_device_attr)"] = $"{sizeof(IbvDeviceAttr)}",
            ["IBV_PORT_NOP"] = $"{(int)IbvPortState.Nop}",
            ["IBV_PORT_DOWN"] = $"{(int)IbvPortState.Down}",
            ["IBV_PORT_INIT"] = $"{(int)IbvPortState.Init}",
            ["IBV_PORT_ARMED"] = $"{(int)IbvPortState.Armed}",
            ["IBV_PORT_ACTIVE"] = $"{(int)IbvPortState.Active}",
            ["IBV_PORT_ACTIVE_DEFER"] = $"{(int)IbvPortState.ActiveDefer}",
            ["IBV_LINK_LAYER_UNSPECIFIED"] = $"{(int)IbvLinkLayer.Unspecified}",
            ["IBV_LINK_LAYER_INFINIBAND"] = $"{(int)IbvLinkLayer.InfiniBand}",
            ["IBV_LINK_LAYER_ETHERNET"] = $"{(int)IbvLinkLayer.Ethernet}",
        };
        Add("ibv_device_attr.fw_ver", &device, device.FwVer);
        Add("ibv_device_attr.node_guid", &device, &device.NodeGuid);
        Add("ibv_device_attr.sys_image_guid", &device, &device.SysImageGuid);
        Add("ibv_device_attr.max_mr_size", &device, &device.MaxMrSize);
        Add("ibv_device_attr.page_size_cap", &device, &device.PageSizeCap);
        Add("ibv_device_attr.vendor_id", &device, &device.VendorId);
        Add("ibv_device_attr.vendor_part_id", &device, &device.VendorPartId);
        Add("ibv_device_attr.hw_ver", &device, &device.HwVer);
        Add("ibv_device_attr.max_qp", &device, &device.MaxQp);
        Add("ibv_device_attr.max_qp_wr", &device, &device.MaxQpWr);
        Add("ibv_device_attr.device_cap_flags", &device, &device.DeviceCapFlags);
        Add("ibv_device_attr.max_sge", &device, &device.MaxSge);
        Add("ibv_device_attr.max_sge_rd", &device, &device.MaxSgeRd);
        Add("ibv_device_attr.max_cq", &device, &device.MaxCq);
        Add("ibv_device_attr.max_cqe", &device, &device.MaxCqe);
        Add("ibv_device_attr.max_mr", &device, &device.MaxMr);
        Add("ibv_device_attr.max_pd", &device, &device.MaxPd);
        Add("ibv_device_attr.max_qp_rd_atom", &device, &device.MaxQpRdAtom);
        Add("ibv_device_attr.max_ee_rd_atom", &device, &device.MaxEeRdAtom);
        Add("ibv_device_attr.max_res_rd_atom", &device, &device.MaxResRdAtom);
        Add("ibv_device_attr.max_qp_init_rd_atom", &device, &device.MaxQpInitRdAtom);
        Add("ibv_device_attr.max_ee_init_rd_atom", &device, &device.MaxEeInitRdAtom);
        Add("ibv_device_attr.atomic_cap", &device, &device.AtomicCap);
        Add("ibv_device_attr.max_ee", &device, &device.MaxEe);
        Add("ibv_device_attr.max_rdd", &device, &device.MaxRdd);
        Add("ibv_device_attr.max_mw", &device, &device.MaxMw);
        Add("ibv_device_attr.max_raw_ipv6_qp", &device, &device.MaxRawIpv6Qp);
        Add("ibv_device_attr.max_raw_ethy_qp", &device, &device.MaxRawEthyQp);
        Add("ibv_device_attr.max_mcast_grp", &device, &device.MaxMcastGrp);
        Add("ibv_device_attr.max_mcast_qp_attach", &device, &device.MaxMcastQpAttach);
        Add("ibv_device_attr.max_total_mcast_qp_attach", &device, &device.MaxTotalMcastQpAttach);
        Add("ibv_device_attr.max_ah", &device, &device.MaxAh);
        Add("ibv_device_attr.max_fmr", &device, &device.MaxFmr);
        Add("ibv_device_attr.max_map_per_fmr", &device, &device.MaxMapPerFmr);
        Add("ibv_device_attr.max_srq", &device, &device.MaxSrq);
        Add("ibv_device_attr.max_srq_wr", &device, &device.MaxSrqWr);
        Add("ibv_device_attr.max_srq_sge", &device, &device.MaxSrqSge);
        Add("ibv_device_attr.max_pkeys", &device, &device.MaxPkeys);
        Add("ibv_device_attr.local_ca_ack_delay", &device, &device.LocalCaAckDelay);
        Add("ibv_device_attr.phys_port_cnt", &device, &device.PhysPortCnt);
        Add("ibv_port_attr.state", &port, &port.State);
        Add("ibv_port_attr.max_mtu", &port, &port.MaxMtu);
        Add("ibv_port_attr.active_mtu", &port, &port.ActiveMtu);
        Add("ibv_port_attr.gid_tbl_len", &port, &port.GidTblLen);
        Add("ibv_port_attr.port_cap_flags", &port, &port.PortCapFlags);
        Add("ibv_port_attr.max_msg_sz", &port, &port.MaxMsgSz);
        Add("ibv_port_attr.bad_pkey_cntr", &port, &port.BadPkeyCntr);
        Add("ibv_port_attr.qkey_viol_cntr", &port, &port.QkeyViolCntr);
        Add("ibv_port_attr.pkey_tbl_len", &port, &port.PkeyTblLen);
        Add("ibv_port_attr.lid", &port, &port.Lid);
        Add("ibv_port_attr.sm_lid", &port, &port.SmLid);
        Add("ibv_port_attr.lmc", &port, &port.Lmc);
        Add("ibv_port_attr.max_vl_num", &port, &port.MaxVlNum);
        Add("ibv_port_attr.sm_sl", &port, &port.SmSl);
        Add("ibv_port_attr.subnet_timeout", &port, &port.SubnetTimeout);
        Add("ibv_port_attr.init_type_reply", &port, &port.InitTypeReply);
        Add("ibv_port_attr.active_width", &port, &port.ActiveWidth);
        Add("ibv_port_attr.active_speed", &port, &port.ActiveSpeed);
        Add("ibv_port_attr.phys_state", &port, &port.PhysState);
        Add("ibv_port_attr.link_layer", &port, &port.LinkLayer);
        Add("ibv_port_attr.flags", &port, &port.Flags);
        Add("ibv_port_attr.port_cap_flags2", &port, &port.PortCapFlags2);
        return facts;

        void Add(string name, void* start, void* field) => facts.Add(name, $"{(byte*)field - (byte*)start}");
    }
}

package ito.lib.wording_test

import future.keywords.not

import data.ito.lib.wording

test_placeholders if {
	words := [
		"", " ", "-", "——", "...", "/", "（无）", "无", "无。", "暂无", "待定", "待补充", "待审批", "未审批", "无需审批",
		"不适用", "N/A", "n.a.", "na", "Not applicable", "None", "null", "TBD", "todo", "to do", "XXX", "000", "　未知　", "略\n",
	]
	{word | some word in words; not wording.placeholder(word)} == set()
}

test_words_that_say_something if {
	words := [
		"测试", "test", "巡检", "无法登录时的应急处理", "待处理工单的查询", "略图服务", "李明", "无锡分行运维", "x86 服务器巡检",
		"NAS 扩容", "TODO 清单之外的变更", "吴", "0 点批量", "no",
	]
	{word | some word in words; wording.placeholder(word)} == set()
}

test_everything if {
	words := [
		"*", "ops-*", "*.prod", "＊", "全部", "全部系统", "所有", "所有人", "所有运维人员", "全体外包人员",
		"任何人", "任意", "任意一台服务器",
		"不限", "ALL", "any", "all systems", "all-prod-dbs", "All_Users", "every server", "Everyone",
	]
	{word | some word in words; not wording.everything(word)} == set()
}

test_something if {
	words := [
		"mbank-db", "all-in-one-pc", "all-in-one-server", "allure", "anyconnect", "any-connect", "overall systems",
		"所有者权益报表", "所有权登记系统", "7*24值班组", "任何伟", "chen.wei@provider.example", "财务全部流程平台", "KVM 4*8",
	]
	{word | some word in words; wording.everything(word)} == set()
}

test_any_time if {
	words := [
		"不限", "随时", "全天", "24小时", "7×24", "7x24小时", "7*24 小时", "24/7", "24x7",
		"anytime", "at any time", "Always", "无", "-",
	]
	{word | some word in words; not wording.any_time(word)} == set()
}

test_a_window if {
	words := ["工作日 20:00 至 23:00", "每月首个周日", "7×24 小时，逐次审批开通", "24小时内逐次审批", "02:00-05:00", "周六"]
	{word | some word in words; wording.any_time(word)} == set()
}

test_other_types_are_no_words if {
	values := [null, true, 0, [], {}, ["无"]]
	{value | some value in values; wording.placeholder(value)} == set()
	{value | some value in values; wording.everything(value)} == set()
	{value | some value in values; wording.any_time(value)} == set()
}

test_suspect_whenever_one_of_them_is if {
	every word in ["无", "", "ops-*", "全体外包人员", "all systems", "N/A", "——"] {
		wording.suspect(["李明", word, "二线支持"])
		wording.suspect([word])
	}
}

test_not_suspect if {
	not wording.suspect(["李明", "二线支持", "chen.wei@provider.example", "手机银行应用"])
}

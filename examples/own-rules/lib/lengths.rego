# METADATA
# scope: package
# title: How long something may last
package xinghe.lib.lengths

within(days, most) if {
	days >= 0
	days <= most
}

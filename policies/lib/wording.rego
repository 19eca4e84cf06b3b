# METADATA
# scope: package
# title: Words that say nothing
# description: >-
#   A field is filled in and yet says nothing: a placeholder instead of a purpose or a name, everything
#   instead of an asset, any time instead of a window. Only what clearly is one is recognised; whether
#   a sentence is a good one stays for a person to judge.
package ito.lib.wording

# METADATA
# description: A placeholder, or punctuation only.
placeholder(text) if {
	is_string(text)
	regex.match(placeholders, text)
}

# METADATA
# description: Everything or everybody, or a pattern with an asterisk (the one in “7*24” is not meant).
everything(text) if {
	is_string(text)
	regex.match(everythings, text)
}

# METADATA
# description: A window of time that limits nothing.
any_time(text) if {
	is_string(text)
	regex.match(any_times, text)
} else if placeholder(text)

# METADATA
# description: >-
#   Whether one of the texts is a placeholder or means everything. One look at all of them together
#   spares a look at each.
suspect(texts) if {
	together := concat("\u001f", texts)
	true in {regex.match(placeholders, together), regex.match(everythings, together)}
}

# Each pattern covers a text from end to end; \x1f ends one text and begins the next.
placeholders := concat("", [
	`(?i)(^|\x1f)[ -)+-/:-@\[-_{-~\t\r\n·–-…　-】！-）＋-／：-＠]*(`,
	`n/?a|n\.a|none|nil|null|unknown|pending|not[ ]applicable|tb[acd]|to ?do|x+|0+|`,
	`无|暂无|没有|不适用|未定|未知|不详|略|待(定|补充?|完善|填写?|明确|确认|审批|批准|批)|`,
	`无需(审批|批准)?|免(审批|批)|未经?(审批|批准)|尚未(审批|批准)`,
	`)?[ -)+-/:-@\[-_{-~\t\r\n·–-…　-】！-）＋-／：-＠]*($|\x1f)`,
])

everythings := concat("", [
	`(?i)(^|[^0-9])[*＊]|[*＊]([^0-9]|$)|(^|\x1f)[ 　]*(`,
	`(全部|全体|全员|一切|不限)|所有([^者权]|$)|`,
	`(任意|任何)(一?[个台名位])?(人员?|员工|用户|账号|账户|系统|资产|服务器|数据库|设备)? *($|\x1f)|`,
	`(everyone|everybody|everything|anyone|anybody|anything) *($|\x1f)|`,
	`(all|any|every)([ _.-]+([a-z]+[ _.-]+)?(assets?|systems?|servers?|hosts?|databases?|dbs?|data|applications?|apps?|`,
	`resources?|environments?|envs?|users?|accounts?|people|persons?|staff|employees?|engineers?|developers?|vendors?|`,
	`contractors?|roles?|members?))? *($|\x1f))`,
])

any_times := concat("", [
	`(?i)^[ 　]*(always|(at )?any ?time|all day|unlimited|no limit|24 ?[x*/] ?7|7 ?[x*/×] ?24 ?(小时|hours|h)?|`,
	`不限|不限时间?|无限制|随时|任意时间|任何时间|全时段?|全天候?|(全天)? ?24 ?小时)[ 　.。]*$`,
])

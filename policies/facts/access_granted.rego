# METADATA
# scope: package
# title: The provider has access
# description: "Article 32(2): the declaration grants the provider access to information assets."
# custom:
#   title_zh: 授予了访问权限
#   description_zh: 第三十二条（二）：申报中授予了服务提供商对信息资产的访问权限。
#   articles: ["32(2)"]
#   needs:
#     - declaration.access.grants
#   reasons:
#     grant:
#       zh: 有 {count} 项授权
#       en: there are {count} grants
#   otherwise:
#     zh: 没有任何授权
#     en: nothing is granted
package ito.facts.access_granted

import data.ito.lib.fact

value := fact.value("access_granted", reasons, doubts)

reasons contains {"reason": "grant", "at": ["declaration", "access", "grants"], "values": {"count": number}} if {
	grants := input.declaration.access.grants
	is_array(grants)
	number := count(grants)
	number > 0
}

doubts := set()

# METADATA
# scope: package
# title: The service has ended
# description: >-
#   The service ended, at its term or before; a caller who asks about the moment after the end is
#   answered as of then.
# custom:
#   title_zh: 服务已结束
#   description_zh: 服务已到期结束或提前终止。
#   articles: ["29"]
#   needs:
#     - declaration.stage
#     - declaration.service.ended_on?
#   reasons:
#     stage:
#       zh: 阶段为 {stage}
#       en: the stage is {stage}
#     date:
#       zh: 已于 {ended_on} 实际结束
#       en: it really ended on {ended_on}
#   otherwise:
#     zh: 服务尚未结束
#     en: the service has not ended
package ito.facts.ended

import data.ito.lib.dates
import data.ito.lib.fact

value := fact.value("ended", reasons, doubts)

reasons contains {"reason": "stage", "at": ["declaration", "stage"], "values": {"stage": stage}} if {
	# The moment asked about, as in the gate.
	stage := object.get(input, "stage", object.get(input, ["declaration", "stage"], null))
	stage in {"ended", "terminated"}
}

reasons contains {"reason": "date", "at": ["declaration", "service", "ended_on"], "values": {"ended_on": day}} if {
	day := input.declaration.service.ended_on
	dates.valid(day)
	day <= input.as_of
}

doubts := set()

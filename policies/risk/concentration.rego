# METADATA
# scope: package
# title: Concentration on a provider is identified and reduced
# description: >-
#   Article 33: the institution identifies the services and providers on which it is concentrated and reduces its
#   dependence on single providers. The gate counts the register: the share of each provider, and of providers with
#   the same parent, in all activities and in the important ones.
# custom:
#   title_zh: 识别集中度风险并降低依赖
#   description_zh: >-
#     第三十三条：银行保险机构应识别对本机构具有集中度风险的外包服务及其提供商，减少对个别外包服务提供商的依赖，降低集中度风险。登记册内按服务提供商、按同一上级机构统计，全部外包和重要外包分别计算。
#   articles: ["33"]
#   force: must
#   subject: institution
#   stage: proposed
#   applies_to: []
#   needs:
#     - institution.governance.concentration.threshold_percent?
#     - institution.governance.concentration.mitigations[].provider?
#     - institution.governance.concentration.mitigations[].ref?
#   reading:
#     zh: >-
#       识别是“应”；办法没有给出集中度的标准，阈值由机构在 threshold_percent 自定，超过的只作提示。按尚未结束的外包项数计算占比，是否重要尚不清楚的计为重要；服务提供商的 parent 相同，或者就是另一家服务提供商的，合并计算。“积极采用……等手段”以 mitigations 为证，合并计算的须各有措施。
#     en: >-
#       To identify is a duty (应); the text has no measure of concentration, so the institution sets threshold_percent
#       and what exceeds it is only pointed out. Shares are counted in activities that have not ended; one of which it
#       is unknown whether it is important counts as important. Providers that have one parent, or of which one is the
#       parent of the other, are counted together. The means that the article names are shown by mitigations; of
#       providers counted together each has one.
#   messages:
#     not-identified:
#       zh: 没有识别集中度风险
#       en: concentration risk has not been identified
#     no-threshold:
#       force: practice
#       zh: 没有设定集中度阈值，无法据以识别哪些服务提供商具有集中度风险
#       en: no threshold is set, by which providers with a concentration risk would be identified
#       remediation:
#         zh: 由风险主管部门确定阈值，填写 governance.concentration.threshold_percent。
#         en: Let the risk department set one and state it in governance.concentration.threshold_percent.
#     provider:
#       force: practice
#       zh: "{provider} 承担 {total} 项外包中的 {count} 项（{percent}%），超过 {threshold}%，没有缓释措施"
#       en: "{provider} holds {count} of {total} activities ({percent}%), above {threshold}%, without a mitigation"
#     provider-important:
#       force: practice
#       zh: "{provider} 承担 {total} 项重要外包中的 {count} 项（{percent}%），超过 {threshold}%，没有缓释措施"
#       en: >-
#         {provider} holds {count} of {total} important activities ({percent}%), above {threshold}%, without a
#         mitigation
#     group:
#       force: practice
#       zh: 同属“{parent}”的服务提供商承担 {total} 项外包中的 {count} 项（{percent}%），超过 {threshold}%，其中 {provider} 没有缓释措施
#       en: >-
#         the providers of “{parent}” together hold {count} of {total} activities ({percent}%), above {threshold}%,
#         and {provider} has no mitigation
#     group-important:
#       force: practice
#       zh: 同属“{parent}”的服务提供商承担 {total} 项重要外包中的 {count} 项（{percent}%），超过 {threshold}%，其中 {provider} 没有缓释措施
#       en: >-
#         the providers of “{parent}” together hold {count} of {total} important activities ({percent}%), above
#         {threshold}%, and {provider} has no mitigation
#     no-register:
#       undetermined: true
#       zh: 没有登记册中的申报，无法统计集中度
#       en: the declarations of the register are not there, so concentration cannot be counted
#       remediation:
#         zh: 连同登记册一起检查。
#         en: Check the institution together with its register.
#   remediation:
#     zh: >-
#       识别具有集中度风险的服务及其提供商，采用分散外包活动、注重外包项目知识产权保护、提高自身研发运维能力、储备潜在替代服务提供商等手段，把阈值和措施填入 governance.concentration（threshold_percent、mitigations 的 provider 和 ref）。
#     en: >-
#       Identify the services and providers, spread the activities, protect the intellectual property, build up own
#       capability, keep alternatives in reserve, and state the threshold and the measures in governance.concentration
#       (threshold_percent; provider and ref under mitigations).
#   examples:
#     fail:
#       institution: {governance: {concentration: null}}
#     pass:
#       institution: {governance: {concentration: {threshold_percent: 30}}}
package ito.risk.concentration

import future.keywords.not

import data.ito.lib.dates
import data.ito.lib.evidence
import data.ito.lib.wording

concentration := input.institution.governance.concentration

declarations := input.register.declarations

at := ["institution", "governance", "concentration"]

findings contains {"message": "not-identified", "at": at, "values": {}} if not is_object(concentration)

findings contains {"message": "no-threshold", "at": array.concat(at, ["threshold_percent"]), "values": {}} if {
	is_object(concentration)
	not threshold
}

findings contains {"message": "no-register", "at": at, "values": {}} if {
	threshold
	not is_object(declarations)
}

findings contains {"message": "provider", "at": mitigations_at, "values": values} if {
	some provider, count_ in above
	not provider in mitigated
	values := share(provider, count_, total)
}

findings contains {"message": "provider-important", "at": mitigations_at, "values": values} if {
	some provider, count_ in above_important
	not provider in mitigated
	values := share(provider, count_, total_important)
}

# A provider that is above the threshold by itself has a finding of its own.
findings contains {"message": "group", "at": mitigations_at, "values": values} if {
	some parent, members in groups
	count_ := sum([held[provider] | some provider in members])
	exceeds(count_, total)
	some provider in members
	held[provider]
	not provider in mitigated
	not above[provider]
	values := object.union(share(provider, count_, total), {"parent": parent})
}

findings contains {"message": "group-important", "at": mitigations_at, "values": values} if {
	some parent, members in groups
	count_ := sum([held_important[provider] | some provider in members])
	exceeds(count_, total_important)
	some provider in members
	held_important[provider]
	not provider in mitigated
	not above_important[provider]
	values := object.union(share(provider, count_, total_important), {"parent": parent})
}

mitigations_at := array.concat(at, ["mitigations"])

threshold := concentration.threshold_percent if is_number(concentration.threshold_percent)

mitigated := {mitigation.provider |
	is_array(concentration.mitigations)
	some mitigation in concentration.mitigations
	evidence.said(mitigation.ref)
}

# Integers on both sides.
exceeds(count_, of) if 100 * count_ > threshold * of

share(provider, count_, of) := {
	"provider": provider,
	"count": count_,
	"total": of,
	"percent": dates.quotient(100 * count_, of),
	"threshold": threshold,
}

above := {provider: count_ | some provider, count_ in held; exceeds(count_, total)}

above_important := {provider: count_ |
	some provider, count_ in held_important
	exceeds(count_, total_important)
}

total := sum([count_ | some count_ in held])

total_important := sum([count_ | some count_ in held_important])

held := {provider: count(ids) | some provider, ids in ids_of}

held_important := {provider: count(ids) | some provider, ids in important_ids_of}

# Ids by provider in one pass, which no comprehension can do. Without any, the embedded engine has them undefined:
# both are read by iteration only.
ids_of[provider][id] if {
	some id, declaration in current
	provider := declaration.provider
}

# What is unknown counts.
important_ids_of[provider][id] if {
	some id, declaration in current
	not declaration.facts.important == false
	provider := declaration.provider
}

# Outsourcing that has not ended.
current := {id: declaration |
	threshold
	is_object(declarations)
	some id, declaration in declarations
	is_string(declaration.provider)
	not over(declaration)
}

over(declaration) if declaration.stage in {"ended", "terminated"}

over(declaration) if {
	dates.valid(declaration.service.ended_on)
	declaration.service.ended_on <= input.as_of
}

over(declaration) if declaration.facts.in_scope == false

# Several providers of one parent, itself included where it is a provider.
groups := {parent: members |
	some parent, member in members_of
	members := object.keys(member)
	count(members) > 1
}

members_of[parent][provider] if {
	some provider, document in providers_known
	held[provider]
	is_string(document.parent)
	parent := trim_space(document.parent)
	not wording.placeholder(parent)
}

members_of[parent][provider] if {
	some provider, document in providers_known
	held[provider]
	is_string(document.name)
	parent := trim_space(document.name)
}

providers_known := {id: document |
	is_object(input.register.providers)
	some id, document in input.register.providers
	is_object(document)
}

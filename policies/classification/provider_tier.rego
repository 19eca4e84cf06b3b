# METADATA
# scope: package
# title: The grade of the provider fits the activity
# description: >-
#   Article 13: activities and their providers are both graded, and important outsourcing is managed
#   differently from general. A provider of important outsourcing that is graded general escapes that.
# custom:
#   title_zh: 服务提供商的分级与外包活动相称
#   description_zh: >-
#     第十三条：对信息科技外包活动及相关服务提供商进行分级管理，对重要外包和一般外包采取差异化管控措施。
#     重要外包的服务提供商定为一般，差异化管控就会落空。
#   articles: ["13"]
#   force: practice
#   stage: proposed
#   applies_to: [important]
#   reading:
#     zh: 办法要求对服务提供商分级，但没有规定重要外包的服务提供商必须定为重要；因此只提示，不拦截。没有分级的，仍然拦截。
#     en: >-
#       The text has providers graded, but does not say that the provider of important outsourcing must be graded
#       important. So this warns and does not block; a provider without a grade does block.
#   needs:
#     - provider.tier
#   messages:
#     graded-general:
#       zh: 本项外包属于重要外包，服务提供商却定为一般
#       en: the activity is important, but its provider is graded general
#   remediation:
#     zh: 复核服务提供商分级：承担重要外包的，一般应定为重要（provider.tier 为 important），并采取相应的管控措施。
#     en: >-
#       Review the grade: a provider of important outsourcing would normally be graded important (tier important in the
#       provider document) and be managed accordingly.
#   examples:
#     fail:
#       provider: {tier: general}
#     pass:
#       provider: {tier: important}
package ito.classification.provider_tier

import future.keywords.not

findings contains {"message": "graded-general", "at": ["provider", "tier"], "values": {}} if {
	not input.provider.tier == "important"
}

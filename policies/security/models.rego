# METADATA
# scope: package
# title: Models of the provider can be explained and verified, are transparent and fair
# description: >-
#   Article 32(5): models, algorithms and the systems around them that the provider supplies are managed so that they
#   are explainable, verifiable, transparent and fair.
# custom:
#   title_zh: 服务提供商的模型和算法可解释、可验证、透明、公平
#   description_zh: >-
#     第三十二条（五）：对服务提供商所提供的模型、算法及相关信息系统加强管理，确保模型和算法遵循可解释、可验证、透明、公平的原则。
#   articles: ["32(5)"]
#   force: must
#   stage: signed
#   applies_to: []
#   needs:
#     - declaration.security.supplies_models?
#     - declaration.security.models[].name?
#     - declaration.security.models[].explainable_ref?
#     - declaration.security.models[].verifiable_ref?
#     - declaration.security.models[].transparent_ref?
#     - declaration.security.models[].fair_ref?
#   reading:
#     zh: 办法没有写明何时做到，取较安全的一种：合同签订时。是否提供模型或算法必须写明，尚不清楚不等于没有。证明是否充分由机构判断。
#     en: >-
#       The text does not say by when; the safer reading is taken: by the signing of the contract. Whether models are
#       supplied has to be stated, and unknown is not no. Whether the evidence is good is for the institution to judge.
#   messages:
#     not-stated:
#       zh: 没有写明服务提供商是否提供模型、算法及相关信息系统
#       en: nothing says whether the provider supplies models or algorithms
#       remediation:
#         zh: 把 security.supplies_models 填为 true 或 false；为 true 的，在 security.models 逐项列出。
#         en: State true or false in security.supplies_models and, where true, list them under security.models.
#     unknown:
#       undetermined: true
#       zh: 服务提供商是否提供模型、算法及相关信息系统尚不清楚（unknown），无法判断
#       en: whether the provider supplies models or algorithms is unknown, so this cannot be told
#       remediation:
#         zh: 向服务提供商确认后，把 security.supplies_models 填为 true 或 false。
#         en: Ask the provider, and state true or false in security.supplies_models.
#     no-models:
#       zh: 服务提供商提供模型或算法，但一个也没有列出
#       en: the provider supplies models or algorithms, but none is listed
#       remediation:
#         zh: 在 security.models 逐个列出模型和算法及其证明。
#         en: List each model and algorithm with its evidence under security.models.
#     contradiction:
#       zh: 填写服务提供商不提供模型或算法，却列出了 {count} 个
#       en: the provider is said to supply no models or algorithms, yet {count} are listed
#       remediation:
#         zh: 把 security.supplies_models 改为 true；列出的确非服务提供商所提供的，从 security.models 删去。
#         en: Correct security.supplies_models, or take out of security.models what the provider does not supply.
#     not-explainable:
#       zh: 模型“{name}”没有可解释的证明（explainable_ref）
#       en: nothing shows that the model “{name}” can be explained (explainable_ref)
#     not-verifiable:
#       zh: 模型“{name}”没有可验证的证明（verifiable_ref）
#       en: nothing shows that the model “{name}” can be verified (verifiable_ref)
#     not-transparent:
#       zh: 模型“{name}”没有透明的证明（transparent_ref）
#       en: nothing shows that the model “{name}” is transparent (transparent_ref)
#     not-fair:
#       zh: 模型“{name}”没有公平的证明（fair_ref）
#       en: nothing shows that the model “{name}” is fair (fair_ref)
#   remediation:
#     zh: 对该模型作出评估，把证明文件填入所缺的字段；没有证明的模型不要投入使用。
#     en: Assess the model and state the document in the field that is missing; do not use a model without evidence.
#   examples:
#     fail:
#       declaration: {security: {models: []}}
#     pass:
#       declaration: {security: {supplies_models: false, models: []}}
package ito.security.models

import future.keywords.not

import data.ito.lib.evidence

principles := {
	"explainable_ref": "not-explainable",
	"verifiable_ref": "not-verifiable",
	"transparent_ref": "not-transparent",
	"fair_ref": "not-fair",
}

fields := object.keys(principles)

at := ["declaration", "security"]

supplies := input.declaration.security.supplies_models

findings contains {"message": "not-stated", "at": array.concat(at, ["supplies_models"]), "values": {}} if {
	not is_boolean(supplies)
	not supplies == "unknown"
}

findings contains {"message": "unknown", "at": array.concat(at, ["supplies_models"]), "values": {}} if {
	supplies == "unknown"
}

findings contains {"message": "no-models", "at": array.concat(at, ["models"]), "values": {}} if {
	supplies == true
	count(models) == 0
}

findings contains {"message": "contradiction", "at": array.concat(at, ["supplies_models"]), "values": values} if {
	supplies == false
	count(models) > 0
	values := {"count": count(models)}
}

# What is listed is judged, whether or not the answer fits.
findings contains {"message": message, "at": place, "values": values} if {
	some i, model in models
	some field in evidence.unsaid(model, fields)
	message := principles[field]
	place := array.concat(at, ["models", i, field])
	values := {"name": name(model)}
}

default models := []

models := input.declaration.security.models if is_array(input.declaration.security.models)

name(model) := model.name if {
	is_string(model.name)
} else := ""

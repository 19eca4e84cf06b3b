# METADATA
# scope: package
# title: Places of work
# description: >-
#   Where the service is performed, the subcontractors' places included: a chain of providers must
#   not hide a place (articles 22 and 44).
package ito.lib.sites

# METADATA
# description: The mainland's code; HK, MO and TW are 境外 ("其他国家或地区", article 44).
mainland := "CN"

# METADATA
# description: Every place of work with its type, its country or region and where it is declared.
all contains {"at": ["declaration", "delivery", "sites", i], "type": site.type, "country": site.country} if {
	some i, site in input.declaration.delivery.sites
}

all contains {
	"at": ["declaration", "subcontracting", "items", i],
	"type": item.site_type,
	"country": item.country,
} if {
	some i, item in input.declaration.subcontracting.items
}

# METADATA
# description: Places outside the mainland where the service is performed.
outside contains site if {
	some site in all
	site.country != mainland
}

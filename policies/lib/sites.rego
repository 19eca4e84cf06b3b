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
# scope: document
# description: >-
#   Every place of work with where it is declared, its type and its country or region; null where one
#   of them is not stated, so that a place known only in part is still a place.
places contains {
	"at": ["declaration", "delivery", "sites", i],
	"type": object.get(site, "type", null),
	"country": object.get(site, "country", null),
} if {
	sites := input.declaration.delivery.sites
	is_array(sites)
	some i, site in sites
	is_object(site)
}

places contains {
	"at": ["declaration", "subcontracting", "items", i],
	"type": object.get(item, "site_type", null),
	"country": object.get(item, "country", null),
} if {
	items := input.declaration.subcontracting.items
	is_array(items)
	some i, item in items
	is_object(item)
}

# METADATA
# description: Places outside the mainland where the service is performed.
outside contains site if {
	some site in places
	is_string(site.country)
	site.country != mainland
}

# METADATA
# description: The declaration names no place at all, so it cannot be told where the service is performed.
none_declared if input.declaration.delivery.sites == []

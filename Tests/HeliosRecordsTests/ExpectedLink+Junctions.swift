extension ExpectedLink {
    /// The tables of ITFlow that do nothing but join two others.
    static let itflowJunctions: [ExpectedLink] = [
        ExpectedLink(
            "asset_credentials",
            "asset.credentials",
            to: ["credential"],
            inverse: "assets"
        ),
        ExpectedLink("asset_documents", "asset.documents", to: ["document"], inverse: "assets"),
        ExpectedLink("asset_files", "asset.files", to: ["file"], inverse: "assets"),
        ExpectedLink("asset_tags", "asset.tags", to: ["tag"], inverse: "tagged"),
        ExpectedLink(
            "client_payment_provider",
            "client.payment_providers",
            to: ["vendor"],
            inverse: "payment_provider_for"
        ),
        ExpectedLink("client_tags", "client.tags", to: ["tag"], inverse: "tagged"),
        ExpectedLink("contact_assets", "asset.assigned_to", to: ["contact"], inverse: "assets"),
        ExpectedLink(
            "contact_credentials",
            "credential.users",
            to: ["contact"],
            inverse: "credentials"
        ),
        ExpectedLink("contact_documents", "contact.documents", to: ["document"], inverse: "users"),
        ExpectedLink("contact_files", "contact.files", to: ["file"], inverse: "users"),
        ExpectedLink("contact_tags", "contact.tags", to: ["tag"], inverse: "tagged"),
        ExpectedLink("credential_tags", "credential.tags", to: ["tag"], inverse: "tagged"),
        ExpectedLink("document_files", "document.files", to: ["file"], inverse: "documents"),
        ExpectedLink("location_tags", "location.tags", to: ["tag"], inverse: "tagged"),
        ExpectedLink(
            "project_template_ticket_templates",
            "project_template.ticket_templates",
            to: ["ticket_template"],
            inverse: "project_templates"
        ),
        ExpectedLink("quote_files", "quote.files", to: ["file"], inverse: "quotes"),
        ExpectedLink(
            "recurring_ticket_assets",
            "recurring_ticket.assets",
            to: ["asset"],
            inverse: "recurring_tickets"
        ),
        ExpectedLink("service_assets", "service.assets", to: ["asset"], inverse: "services"),
        ExpectedLink(
            "service_certificates",
            "service.certificates",
            to: ["certificate"],
            inverse: "services"
        ),
        ExpectedLink("service_contacts", "service.users", to: ["contact"], inverse: "services"),
        ExpectedLink(
            "service_credentials",
            "service.credentials",
            to: ["credential"],
            inverse: "services"
        ),
        ExpectedLink(
            "service_documents",
            "service.documents",
            to: ["document"],
            inverse: "services"
        ),
        ExpectedLink("service_domains", "service.domains", to: ["domain"], inverse: "services"),
        ExpectedLink("service_vendors", "service.vendors", to: ["vendor"], inverse: "services"),
        ExpectedLink("software_assets", "asset.software", to: ["software"], inverse: "assets"),
        ExpectedLink("software_contacts", "software.users", to: ["contact"], inverse: "software"),
        ExpectedLink(
            "software_credentials",
            "software.credentials",
            to: ["credential"],
            inverse: "software"
        ),
        ExpectedLink(
            "software_documents",
            "software.documents",
            to: ["document"],
            inverse: "software"
        ),
        ExpectedLink("software_files", "software.files", to: ["file"], inverse: "software"),
        ExpectedLink(
            "software_key_asset_assignments",
            "software_license.assigned_assets",
            to: ["asset"],
            inverse: "licenses"
        ),
        ExpectedLink(
            "software_key_contact_assignments",
            "software_license.assigned_users",
            to: ["contact"],
            inverse: "licenses"
        ),
        ExpectedLink("ticket_assets", "ticket.assets", to: ["asset"], inverse: "tickets"),
        ExpectedLink(
            "user_client_permissions",
            "user.client_access",
            to: ["client"],
            inverse: "accessible_by"
        ),
        ExpectedLink("user_role_permissions", "role.permissions", to: ["module"], inverse: "roles"),
        ExpectedLink(
            "vendor_credentials",
            "vendor.credentials",
            to: ["credential"],
            inverse: "vendors"
        ),
        ExpectedLink("vendor_documents", "vendor.documents", to: ["document"], inverse: "vendors"),
        ExpectedLink("vendor_files", "vendor.files", to: ["file"], inverse: "vendors"),
    ]

    /// The tables of ITFlow that join two others and say something about it.
    static let itflowLinkTables: [ExpectedLink] = [
        ExpectedLink(
            "asset_interface_links",
            "asset.interfaces.connected_to",
            to: ["asset"],
            inverse: "connected_to"
        ),
        ExpectedLink("rack_units", "rack.slots", to: ["asset"], inverse: "rack"),
        ExpectedLink("ticket_watchers", "ticket.watchers", to: ["contact"], inverse: "watching"),
        ExpectedLink("ticket_attachments", "ticket.attachments", to: ["file"], inverse: "tickets"),
        ExpectedLink("sla_assignments", "sla_assignment.sla", to: ["sla"], inverse: "assignments"),
        ExpectedLink(
            "sla_assignments",
            "sla_assignment.client",
            to: ["client"],
            inverse: "everything"
        ),
    ]

    /// The joining tables that Helios planned.
    static let plannedJunctions: [ExpectedLink] = [
        ExpectedLink(
            "asset_credentials",
            "asset.credentials",
            to: ["credential"],
            inverse: "assets"
        ),
        ExpectedLink("asset_documents", "asset.documents", to: ["document"], inverse: "assets"),
        ExpectedLink("asset_files", "asset.files", to: ["file"], inverse: "assets"),
        ExpectedLink("asset_software", "asset.software", to: ["software"], inverse: "assets"),
        ExpectedLink(
            "asset_software_licenses",
            "software_license.assigned_assets",
            to: ["asset"],
            inverse: "licenses"
        ),
        ExpectedLink("asset_tags", "asset.tags", to: ["tag"], inverse: "tagged"),
        ExpectedLink("asset_users", "asset.assigned_to", to: ["user"], inverse: "assets"),
        ExpectedLink("document_assets", "asset.documents", to: ["document"], inverse: "assets"),
        ExpectedLink("document_users", "user.documents", to: ["document"], inverse: "users"),
        ExpectedLink(
            "domain_certificates",
            "certificate.domains",
            to: ["domain"],
            inverse: "certificates"
        ),
        ExpectedLink(
            "domain_credentials",
            "domain.credentials",
            to: ["credential"],
            inverse: "domains"
        ),
        ExpectedLink("domain_documents", "domain.documents", to: ["document"], inverse: "domains"),
        ExpectedLink(
            "external_client_tickets",
            "ticket.client",
            to: ["client"],
            inverse: "everything"
        ),
        ExpectedLink(
            "external_client_users",
            "user.client_access",
            to: ["client"],
            inverse: "accessible_by"
        ),
        ExpectedLink("group_tags", "access_group.tags", to: ["tag"], inverse: "tagged"),
        ExpectedLink(
            "organization_modules",
            "organization.modules",
            to: ["module"],
            inverse: "organizations"
        ),
        ExpectedLink("service_assets", "service.assets", to: ["asset"], inverse: "services"),
        ExpectedLink(
            "service_certificates",
            "service.certificates",
            to: ["certificate"],
            inverse: "services"
        ),
        ExpectedLink(
            "service_credentials",
            "service.credentials",
            to: ["credential"],
            inverse: "services"
        ),
        ExpectedLink("software_asset", "asset.software", to: ["software"], inverse: "assets"),
        ExpectedLink("ticket_assets", "ticket.assets", to: ["asset"], inverse: "tickets"),
        ExpectedLink("ticket_attachments", "ticket.attachments", to: ["file"], inverse: "tickets"),
        ExpectedLink(
            "ticket_credentials",
            "ticket.credentials",
            to: ["credential"],
            inverse: "tickets"
        ),
        ExpectedLink("ticket_documents", "ticket.documents", to: ["document"], inverse: "tickets"),
        ExpectedLink("ticket_tags", "ticket.tags", to: ["tag"], inverse: "tagged"),
        ExpectedLink("ticket_users", "ticket.users", to: ["user"], inverse: "tickets"),
        ExpectedLink("ticket_watchers", "ticket.watchers", to: ["user"], inverse: "watching"),
        ExpectedLink("user_assets", "asset.assigned_to", to: ["user"], inverse: "assets"),
        ExpectedLink("user_credentials", "credential.users", to: ["user"], inverse: "credentials"),
        ExpectedLink("user_documents", "user.documents", to: ["document"], inverse: "users"),
        ExpectedLink("user_files", "user.files", to: ["file"], inverse: "users"),
        ExpectedLink(
            "user_software_licenses",
            "software_license.assigned_users",
            to: ["user"],
            inverse: "licenses"
        ),
        ExpectedLink("user_tags", "user.tags", to: ["tag"], inverse: "tagged"),
        ExpectedLink(
            "vendor_credentials",
            "vendor.credentials",
            to: ["credential"],
            inverse: "vendors"
        ),
        ExpectedLink("vendor_documents", "vendor.documents", to: ["document"], inverse: "vendors"),
        ExpectedLink("vendor_files", "vendor.files", to: ["file"], inverse: "vendors"),
    ]

    /// The joining tables that Helios had in code.
    static let codedJunctions: [ExpectedLink] = [
        ExpectedLink(
            "access_group_members",
            "access_group.members",
            to: ["user"],
            inverse: "groups"
        ),
        ExpectedLink("workspace_members", "workspace.members", to: ["user"], inverse: "workspaces"),
        ExpectedLink(
            "user_group_memberships",
            "access_group.members",
            to: ["user"],
            inverse: "groups"
        ),
        ExpectedLink(
            "ms_group_memberships",
            "access_group.members",
            to: ["user"],
            inverse: "groups"
        ),
        ExpectedLink("user_assets", "asset.assigned_to", to: ["user"], inverse: "assets"),
        ExpectedLink(
            "organization_modules",
            "organization.modules",
            to: ["module"],
            inverse: "organizations"
        ),
        ExpectedLink(
            "module_entity_providers",
            "module.depends_on",
            to: ["module"],
            inverse: "required_by"
        ),
    ]
}

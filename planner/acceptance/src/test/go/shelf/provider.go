package main

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/action"
	"github.com/hashicorp/terraform-plugin-framework/datasource"
	"github.com/hashicorp/terraform-plugin-framework/ephemeral"
	"github.com/hashicorp/terraform-plugin-framework/function"
	"github.com/hashicorp/terraform-plugin-framework/list"
	"github.com/hashicorp/terraform-plugin-framework/provider"
	"github.com/hashicorp/terraform-plugin-framework/provider/metaschema"
	"github.com/hashicorp/terraform-plugin-framework/provider/schema"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/types"
)

type shelfProvider struct{}

func newProvider() provider.Provider { return shelfProvider{} }

func (shelfProvider) Metadata(_ context.Context, _ provider.MetadataRequest, resp *provider.MetadataResponse) {
	resp.TypeName = "shelf"
	resp.Version = "1.0.0"
}

func (shelfProvider) Schema(_ context.Context, _ provider.SchemaRequest, resp *provider.SchemaResponse) {
	resp.Schema = schema.Schema{
		MarkdownDescription: "Keeps *books* in a folder.",
		Attributes: map[string]schema.Attribute{
			"folder": schema.StringAttribute{Required: true, MarkdownDescription: "Where the books are."},
		},
	}
}

// What a module says of itself; it is written into the books that the module makes.
func (shelfProvider) MetaSchema(_ context.Context, _ provider.MetaSchemaRequest, resp *provider.MetaSchemaResponse) {
	resp.Schema = metaschema.Schema{
		Attributes: map[string]metaschema.Attribute{
			"module": metaschema.StringAttribute{Optional: true},
		},
	}
}

func (shelfProvider) Configure(ctx context.Context, req provider.ConfigureRequest, resp *provider.ConfigureResponse) {
	var config struct {
		Folder types.String `tfsdk:"folder"`
	}
	resp.Diagnostics.Append(req.Config.Get(ctx, &config)...)
	if config.Folder.IsUnknown() {
		return
	}
	books := &library{folder: config.Folder.ValueString()}
	resp.ResourceData = books
	resp.DataSourceData = books
	resp.EphemeralResourceData = books
	resp.ListResourceData = books
	resp.ActionData = books
}

func (shelfProvider) Resources(context.Context) []func() resource.Resource {
	return []func() resource.Resource{
		func() resource.Resource { return &bookResource{} },
		func() resource.Resource { return &leafletResource{} },
	}
}

func (shelfProvider) DataSources(context.Context) []func() datasource.DataSource {
	return []func() datasource.DataSource{func() datasource.DataSource { return &bookData{} }}
}

func (shelfProvider) EphemeralResources(context.Context) []func() ephemeral.EphemeralResource {
	return []func() ephemeral.EphemeralResource{func() ephemeral.EphemeralResource { return &loan{} }}
}

func (shelfProvider) Functions(context.Context) []func() function.Function {
	return []func() function.Function{func() function.Function { return citeFunction{} }}
}

func (shelfProvider) ListResources(context.Context) []func() list.ListResource {
	return []func() list.ListResource{func() list.ListResource { return &bookList{} }}
}

func (shelfProvider) Actions(context.Context) []func() action.Action {
	return []func() action.Action{func() action.Action { return &dustAction{} }}
}

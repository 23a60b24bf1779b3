package main

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/planmodifier"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/stringplanmodifier"
	"github.com/hashicorp/terraform-plugin-framework/types"
)

// A resource with blocks, nested attributes of each kind, and values of any type.
type yearResource struct{}

type yearModel struct {
	ID      types.String  `tfsdk:"id"`
	Number  types.Number  `tfsdk:"number"`
	Leap    types.Bool    `tfsdk:"leap"`
	Note    types.Dynamic `tfsdk:"note"`
	Days    types.List    `tfsdk:"days"`
	Moons   types.Map     `tfsdk:"moons"`
	Saints  types.Set     `tfsdk:"saints"`
	Origin  types.Object  `tfsdk:"origin"`
	Feasts  types.List    `tfsdk:"feast"`
	Markets types.Set     `tfsdk:"market"`
	Weather types.Object  `tfsdk:"weather"`
}

func (yearResource) Metadata(_ context.Context, _ resource.MetadataRequest, resp *resource.MetadataResponse) {
	resp.TypeName = "almanac_year"
}

func (yearResource) Schema(_ context.Context, _ resource.SchemaRequest, resp *resource.SchemaResponse) {
	named := schema.NestedAttributeObject{Attributes: map[string]schema.Attribute{
		"name":  schema.StringAttribute{Required: true},
		"rank":  schema.Int64Attribute{Optional: true},
		"color": schema.StringAttribute{Optional: true, Sensitive: true},
	}}
	block := schema.NestedBlockObject{Attributes: map[string]schema.Attribute{
		"name": schema.StringAttribute{Required: true},
		"rank": schema.Int64Attribute{Optional: true},
	}}
	resp.Schema = schema.Schema{
		Attributes: map[string]schema.Attribute{
			"id": schema.StringAttribute{
				Computed:      true,
				PlanModifiers: []planmodifier.String{stringplanmodifier.UseStateForUnknown()},
			},
			"number": schema.NumberAttribute{Required: true},
			"leap":   schema.BoolAttribute{Optional: true},
			"note":   schema.DynamicAttribute{Optional: true},
			"days":   schema.ListNestedAttribute{Optional: true, NestedObject: named},
			"moons":  schema.MapNestedAttribute{Optional: true, NestedObject: named},
			"saints": schema.SetNestedAttribute{Optional: true, NestedObject: named},
			"origin": schema.ObjectAttribute{
				Optional:       true,
				AttributeTypes: map[string]attr.Type{"by": types.StringType, "seen": types.ListType{ElemType: types.BoolType}},
			},
		},
		Blocks: map[string]schema.Block{
			"feast":   schema.ListNestedBlock{NestedObject: block},
			"market":  schema.SetNestedBlock{NestedObject: block},
			"weather": schema.SingleNestedBlock{Attributes: map[string]schema.Attribute{"sky": schema.StringAttribute{Optional: true}}},
		},
	}
}

func (yearResource) Create(ctx context.Context, req resource.CreateRequest, resp *resource.CreateResponse) {
	var plan yearModel
	resp.Diagnostics.Append(req.Plan.Get(ctx, &plan)...)
	plan.ID = types.StringValue("year-" + plan.Number.ValueBigFloat().Text('f', -1))
	resp.Diagnostics.Append(resp.State.Set(ctx, plan)...)
}

func (yearResource) Read(context.Context, resource.ReadRequest, *resource.ReadResponse) {}

func (yearResource) Update(ctx context.Context, req resource.UpdateRequest, resp *resource.UpdateResponse) {
	var plan yearModel
	resp.Diagnostics.Append(req.Plan.Get(ctx, &plan)...)
	resp.Diagnostics.Append(resp.State.Set(ctx, plan)...)
}

func (yearResource) Delete(context.Context, resource.DeleteRequest, *resource.DeleteResponse) {}

func (yearResource) ImportState(ctx context.Context, req resource.ImportStateRequest, resp *resource.ImportStateResponse) {
	resource.ImportStatePassthroughID(ctx, path.Root("id"), req, resp)
}

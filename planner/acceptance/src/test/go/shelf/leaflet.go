package main

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/planmodifier"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/stringplanmodifier"
	"github.com/hashicorp/terraform-plugin-framework/types"
)

// A resource without identity that can become a book.
type leafletResource struct{ books *library }

type leafletModel struct {
	Number types.String `tfsdk:"number"`
	Title  types.String `tfsdk:"title"`
}

func (r *leafletResource) Metadata(_ context.Context, _ resource.MetadataRequest, resp *resource.MetadataResponse) {
	resp.TypeName = "shelf_leaflet"
}

func (r *leafletResource) Schema(_ context.Context, _ resource.SchemaRequest, resp *resource.SchemaResponse) {
	resp.Schema = schema.Schema{Attributes: map[string]schema.Attribute{
		"number": schema.StringAttribute{
			Computed:      true,
			PlanModifiers: []planmodifier.String{stringplanmodifier.UseStateForUnknown()},
		},
		"title": schema.StringAttribute{
			Required:      true,
			PlanModifiers: []planmodifier.String{stringplanmodifier.RequiresReplace()},
		},
	}}
}

func (r *leafletResource) Configure(_ context.Context, req resource.ConfigureRequest, _ *resource.ConfigureResponse) {
	if req.ProviderData != nil {
		r.books = req.ProviderData.(*library)
	}
}

func (r *leafletResource) Create(ctx context.Context, req resource.CreateRequest, resp *resource.CreateResponse) {
	var plan leafletModel
	resp.Diagnostics.Append(req.Plan.Get(ctx, &plan)...)
	if resp.Diagnostics.HasError() {
		return
	}
	number, err := r.books.next()
	if err == nil {
		err = r.books.write(record{Number: number, Title: plan.Title.ValueString(), Language: "en", Changes: 7})
	}
	if err != nil {
		resp.Diagnostics.AddError("Leaflet can not be written", err.Error())
		return
	}
	plan.Number = types.StringValue(number)
	resp.Diagnostics.Append(resp.Private.SetKey(ctx, "leaflet", []byte(`{"folded":true}`))...)
	resp.Diagnostics.Append(resp.State.Set(ctx, plan)...)
}

func (r *leafletResource) Read(ctx context.Context, req resource.ReadRequest, resp *resource.ReadResponse) {
	var state leafletModel
	resp.Diagnostics.Append(req.State.Get(ctx, &state)...)
	book, there, err := r.books.read(state.Number.ValueString())
	if err != nil {
		resp.Diagnostics.AddError("Leaflet can not be read", err.Error())
		return
	}
	if !there {
		resp.State.RemoveResource(ctx)
		return
	}
	state.Title = types.StringValue(book.Title)
	resp.Diagnostics.Append(resp.State.Set(ctx, state)...)
}

func (r *leafletResource) Update(_ context.Context, _ resource.UpdateRequest, resp *resource.UpdateResponse) {
	resp.Diagnostics.AddError("Leaflets do not change", "Nothing of them can be changed in place.")
}

func (r *leafletResource) Delete(ctx context.Context, req resource.DeleteRequest, resp *resource.DeleteResponse) {
	var number types.String
	resp.Diagnostics.Append(req.State.GetAttribute(ctx, path.Root("number"), &number)...)
	if err := r.books.remove(number.ValueString()); err != nil {
		resp.Diagnostics.AddError("Leaflet can not be thrown away", err.Error())
	}
}

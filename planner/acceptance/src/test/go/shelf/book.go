package main

import (
	"context"
	"encoding/json"
	"fmt"

	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/resource/identityschema"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/planmodifier"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/setdefault"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/stringdefault"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/stringplanmodifier"
	"github.com/hashicorp/terraform-plugin-framework/tfsdk"
	"github.com/hashicorp/terraform-plugin-framework/types"
)

// A resource with an identity, a write-only argument, private data, a nested attribute, defaults,
// moved and upgraded states, and a plan for its deletion.
type bookResource struct{ books *library }

type bookModel struct {
	Number   types.String `tfsdk:"number"`
	Title    types.String `tfsdk:"title"`
	Pages    types.Int64  `tfsdk:"pages"`
	Language types.String `tfsdk:"language"`
	Tags     types.Set    `tfsdk:"tags"`
	Author   types.Object `tfsdk:"author"`
	SecretWo types.String `tfsdk:"secret_wo"`
	Secret   types.Int64  `tfsdk:"secret_wo_version"`
	Module   types.String `tfsdk:"module"`
	Changes  types.Int64  `tfsdk:"changes"`
}

type identityModel struct {
	Number types.String `tfsdk:"number"`
}

var authorTypes = map[string]attr.Type{"name": types.StringType, "born": types.StringType}

func (r *bookResource) Metadata(_ context.Context, _ resource.MetadataRequest, resp *resource.MetadataResponse) {
	resp.TypeName = "shelf_book"
}

func (r *bookResource) Schema(_ context.Context, _ resource.SchemaRequest, resp *resource.SchemaResponse) {
	resp.Schema = schema.Schema{
		Version:             1,
		MarkdownDescription: "A *book*.",
		Attributes: map[string]schema.Attribute{
			"number": schema.StringAttribute{
				Computed:      true,
				PlanModifiers: []planmodifier.String{stringplanmodifier.UseStateForUnknown()},
			},
			"title": schema.StringAttribute{
				Required:      true,
				PlanModifiers: []planmodifier.String{stringplanmodifier.RequiresReplace()},
			},
			"pages":    schema.Int64Attribute{Optional: true},
			"language": schema.StringAttribute{Optional: true, Computed: true, Default: stringdefault.StaticString("en")},
			"tags": schema.SetAttribute{
				ElementType: types.StringType, Optional: true, Computed: true,
				Default: setdefault.StaticValue(types.SetValueMust(types.StringType, []attr.Value{})),
			},
			"author": schema.SingleNestedAttribute{
				Optional: true,
				Attributes: map[string]schema.Attribute{
					"name": schema.StringAttribute{Required: true},
					"born": schema.StringAttribute{Optional: true},
				},
			},
			"secret_wo":         schema.StringAttribute{Optional: true, WriteOnly: true, Sensitive: true},
			"secret_wo_version": schema.Int64Attribute{Optional: true},
			"module":            schema.StringAttribute{Computed: true},
			"changes":           schema.Int64Attribute{Computed: true},
		},
	}
}

func (r *bookResource) IdentitySchema(_ context.Context, _ resource.IdentitySchemaRequest, resp *resource.IdentitySchemaResponse) {
	resp.IdentitySchema = identityschema.Schema{
		Version: 1,
		Attributes: map[string]identityschema.Attribute{
			"number": identityschema.StringAttribute{RequiredForImport: true},
		},
	}
}

// The identity was called "id" once.
func (r *bookResource) UpgradeIdentity(context.Context) map[int64]resource.IdentityUpgrader {
	return map[int64]resource.IdentityUpgrader{0: {
		IdentityUpgrader: func(ctx context.Context, req resource.UpgradeIdentityRequest, resp *resource.UpgradeIdentityResponse) {
			var old struct {
				ID string `json:"id"`
			}
			if err := json.Unmarshal(req.RawIdentity.JSON, &old); err != nil {
				resp.Diagnostics.AddError("Old identity can not be read", err.Error())
				return
			}
			resp.Diagnostics.Append(resp.Identity.Set(ctx, identityModel{Number: types.StringValue(old.ID)})...)
		},
	}}
}

func (r *bookResource) Configure(_ context.Context, req resource.ConfigureRequest, _ *resource.ConfigureResponse) {
	if req.ProviderData != nil {
		r.books = req.ProviderData.(*library)
	}
}

func (r *bookResource) ValidateConfig(ctx context.Context, req resource.ValidateConfigRequest, resp *resource.ValidateConfigResponse) {
	var pages types.Int64
	resp.Diagnostics.Append(req.Config.GetAttribute(ctx, path.Root("pages"), &pages)...)
	if !pages.IsNull() && !pages.IsUnknown() && pages.ValueInt64() < 1 {
		resp.Diagnostics.AddAttributeError(path.Root("pages"), "Too few pages", "A book has at least one page.")
	}
}

// Says what only planning tells: that a deletion is planned, too, and by which private data.
func (r *bookResource) ModifyPlan(ctx context.Context, req resource.ModifyPlanRequest, resp *resource.ModifyPlanResponse) {
	if !req.Plan.Raw.IsNull() {
		var plan bookModel
		resp.Diagnostics.Append(req.Plan.Get(ctx, &plan)...)
		if !req.State.Raw.IsNull() && len(resp.Diagnostics) == 0 && !req.Plan.Raw.Equal(req.State.Raw) {
			resp.Diagnostics.Append(resp.Plan.SetAttribute(ctx, path.Root("changes"), types.Int64Unknown())...)
			resp.Diagnostics.Append(resp.Plan.SetAttribute(ctx, path.Root("module"), types.StringUnknown())...)
		}
		return
	}
	var title types.String
	resp.Diagnostics.Append(req.State.GetAttribute(ctx, path.Root("title"), &title)...)
	if title.ValueString() == "Guarded" {
		resp.Diagnostics.AddError("Book is guarded", "It can not be thrown away.")
		return
	}
	resp.Diagnostics.AddWarning("Book will be thrown away", title.ValueString()+" will be gone.")
	resp.Diagnostics.Append(resp.Private.SetKey(ctx, "farewell", []byte(`{"planned":true}`))...)
}

func (r *bookResource) Create(ctx context.Context, req resource.CreateRequest, resp *resource.CreateResponse) {
	var plan bookModel
	resp.Diagnostics.Append(req.Plan.Get(ctx, &plan)...)
	if resp.Diagnostics.HasError() {
		return
	}
	number, err := r.books.next()
	if err != nil {
		resp.Diagnostics.AddError("No room on the shelf", err.Error())
		return
	}
	plan.Number = types.StringValue(number)
	r.put(ctx, &plan, req.Config, req.ProviderMeta, 1, &resp.Diagnostics)
	resp.Diagnostics.Append(resp.Private.SetKey(ctx, "writes", []byte(`{"writes":1}`))...)
	resp.Diagnostics.Append(resp.State.Set(ctx, plan)...)
	resp.Diagnostics.Append(resp.Identity.Set(ctx, identityModel{Number: plan.Number})...)
}

func (r *bookResource) Update(ctx context.Context, req resource.UpdateRequest, resp *resource.UpdateResponse) {
	var plan bookModel
	resp.Diagnostics.Append(req.Plan.Get(ctx, &plan)...)
	text, diags := req.Private.GetKey(ctx, "writes")
	resp.Diagnostics.Append(diags...)
	if resp.Diagnostics.HasError() {
		return
	}
	count := struct {
		Writes int `json:"writes"`
	}{}
	if err := json.Unmarshal(text, &count); err != nil {
		resp.Diagnostics.AddError("Private data is lost", fmt.Sprintf("%q: %s", text, err))
		return
	}
	count.Writes++
	r.put(ctx, &plan, req.Config, req.ProviderMeta, count.Writes, &resp.Diagnostics)
	updated, _ := json.Marshal(count)
	resp.Diagnostics.Append(resp.Private.SetKey(ctx, "writes", updated)...)
	resp.Diagnostics.Append(resp.State.Set(ctx, plan)...)
	resp.Diagnostics.Append(resp.Identity.Set(ctx, identityModel{Number: plan.Number})...)
}

func (r *bookResource) put(ctx context.Context, plan *bookModel, config tfsdk.Config, meta tfsdk.Config, changes int, diags *diag.Diagnostics) {
	var secret, module types.String
	diags.Append(config.GetAttribute(ctx, path.Root("secret_wo"), &secret)...)
	if !meta.Raw.IsNull() {
		diags.Append(meta.GetAttribute(ctx, path.Root("module"), &module)...)
	}
	plan.SecretWo = types.StringNull()
	plan.Module = types.StringValue(module.ValueString())
	plan.Changes = types.Int64Value(int64(changes))
	book := record{
		Number: plan.Number.ValueString(), Title: plan.Title.ValueString(), Pages: plan.Pages.ValueInt64(),
		Language: plan.Language.ValueString(), Secret: secret.ValueString(), Module: module.ValueString(), Changes: changes,
	}
	diags.Append(plan.Tags.ElementsAs(ctx, &book.Tags, false)...)
	if !plan.Author.IsNull() {
		book.Author = plan.Author.Attributes()["name"].(types.String).ValueString()
		book.Born = plan.Author.Attributes()["born"].(types.String).ValueString()
	}
	if err := r.books.write(book); err != nil {
		diags.AddError("Book can not be written", err.Error())
	}
}

func (r *bookResource) Read(ctx context.Context, req resource.ReadRequest, resp *resource.ReadResponse) {
	var state bookModel
	resp.Diagnostics.Append(req.State.Get(ctx, &state)...)
	if resp.Diagnostics.HasError() {
		return
	}
	book, there, err := r.books.read(state.Number.ValueString())
	if err != nil {
		resp.Diagnostics.AddError("Book can not be read", err.Error())
		return
	}
	if !there {
		resp.State.RemoveResource(ctx)
		return
	}
	resp.Diagnostics.Append(resp.State.Set(ctx, book.model(ctx, state.Secret, &resp.Diagnostics))...)
	resp.Diagnostics.Append(resp.Identity.Set(ctx, identityModel{Number: state.Number})...)
	if text, _ := req.Private.GetKey(ctx, "writes"); text == nil {
		resp.Diagnostics.Append(resp.Private.SetKey(ctx, "writes", fmt.Appendf(nil, `{"writes":%d}`, book.Changes))...)
	}
}

func (b record) model(ctx context.Context, secretVersion types.Int64, diags *diag.Diagnostics) bookModel {
	tags, more := types.SetValueFrom(ctx, types.StringType, append([]string{}, b.Tags...))
	diags.Append(more...)
	model := bookModel{
		Number: types.StringValue(b.Number), Title: types.StringValue(b.Title), Language: types.StringValue(b.Language),
		Tags: tags, Author: types.ObjectNull(authorTypes), Secret: secretVersion,
		Module: types.StringValue(b.Module), Changes: types.Int64Value(int64(b.Changes)),
	}
	if b.Pages != 0 {
		model.Pages = types.Int64Value(b.Pages)
	}
	if b.Author != "" {
		born := types.StringNull()
		if b.Born != "" {
			born = types.StringValue(b.Born)
		}
		model.Author = types.ObjectValueMust(authorTypes, map[string]attr.Value{"name": types.StringValue(b.Author), "born": born})
	}
	return model
}

// Only what was planned to go goes.
func (r *bookResource) Delete(ctx context.Context, req resource.DeleteRequest, resp *resource.DeleteResponse) {
	text, diags := req.Private.GetKey(ctx, "farewell")
	resp.Diagnostics.Append(diags...)
	if text == nil {
		resp.Diagnostics.AddError("Deletion was not planned", "The private data of its plan are missing.")
		return
	}
	var number types.String
	resp.Diagnostics.Append(req.State.GetAttribute(ctx, path.Root("number"), &number)...)
	if err := r.books.remove(number.ValueString()); err != nil {
		resp.Diagnostics.AddError("Book can not be thrown away", err.Error())
	}
}

func (r *bookResource) ImportState(ctx context.Context, req resource.ImportStateRequest, resp *resource.ImportStateResponse) {
	resource.ImportStatePassthroughWithIdentity(ctx, path.Root("number"), path.Root("number"), req, resp)
}

// Version 0 had no tags, and called the number "id".
func (r *bookResource) UpgradeState(context.Context) map[int64]resource.StateUpgrader {
	return map[int64]resource.StateUpgrader{0: {
		StateUpgrader: func(ctx context.Context, req resource.UpgradeStateRequest, resp *resource.UpgradeStateResponse) {
			var old struct {
				ID    string `json:"id"`
				Title string `json:"title"`
			}
			if err := json.Unmarshal(req.RawState.JSON, &old); err != nil {
				resp.Diagnostics.AddError("Old state can not be read", err.Error())
				return
			}
			book := record{Number: old.ID, Title: old.Title, Language: "en"}
			resp.Diagnostics.Append(resp.State.Set(ctx, book.model(ctx, types.Int64Null(), &resp.Diagnostics))...)
		},
	}}
}

// A leaflet can become a book.
func (r *bookResource) MoveState(context.Context) []resource.StateMover {
	return []resource.StateMover{{
		StateMover: func(ctx context.Context, req resource.MoveStateRequest, resp *resource.MoveStateResponse) {
			if req.SourceTypeName != "shelf_leaflet" {
				return
			}
			var leaflet struct {
				Number string `json:"number"`
			}
			if err := json.Unmarshal(req.SourceRawState.JSON, &leaflet); err != nil {
				resp.Diagnostics.AddError("Leaflet can not be read", err.Error())
				return
			}
			note, _ := req.SourcePrivate.GetKey(ctx, "leaflet")
			if note == nil {
				resp.Diagnostics.AddError("Private data of the leaflet are missing", "")
				return
			}
			book := record{Number: leaflet.Number, Language: "en"}
			resp.Diagnostics.Append(resp.TargetState.Set(ctx, book.model(ctx, types.Int64Null(), &resp.Diagnostics))...)
			resp.Diagnostics.Append(resp.TargetIdentity.Set(ctx, identityModel{Number: types.StringValue(leaflet.Number)})...)
			resp.Diagnostics.Append(resp.TargetPrivate.SetKey(ctx, "writes", []byte(`{"writes":7}`))...)
		},
	}}
}

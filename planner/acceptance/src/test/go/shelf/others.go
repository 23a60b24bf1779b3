package main

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/hashicorp/terraform-plugin-framework/action"
	actionschema "github.com/hashicorp/terraform-plugin-framework/action/schema"
	"github.com/hashicorp/terraform-plugin-framework/datasource"
	dataschema "github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/ephemeral"
	ephemeralschema "github.com/hashicorp/terraform-plugin-framework/ephemeral/schema"
	"github.com/hashicorp/terraform-plugin-framework/function"
	"github.com/hashicorp/terraform-plugin-framework/list"
	listschema "github.com/hashicorp/terraform-plugin-framework/list/schema"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/types"
)

// The data source: a book by its number.
type bookData struct{ books *library }

func (d *bookData) Metadata(_ context.Context, _ datasource.MetadataRequest, resp *datasource.MetadataResponse) {
	resp.TypeName = "shelf_book"
}

func (d *bookData) Schema(_ context.Context, _ datasource.SchemaRequest, resp *datasource.SchemaResponse) {
	resp.Schema = dataschema.Schema{Attributes: map[string]dataschema.Attribute{
		"number": dataschema.StringAttribute{Required: true},
		"title":  dataschema.StringAttribute{Computed: true},
		"reader": dataschema.StringAttribute{Computed: true},
	}}
}

func (d *bookData) Configure(_ context.Context, req datasource.ConfigureRequest, _ *datasource.ConfigureResponse) {
	if req.ProviderData != nil {
		d.books = req.ProviderData.(*library)
	}
}

func (d *bookData) Read(ctx context.Context, req datasource.ReadRequest, resp *datasource.ReadResponse) {
	var state struct {
		Number types.String `tfsdk:"number"`
		Title  types.String `tfsdk:"title"`
		Reader types.String `tfsdk:"reader"`
	}
	resp.Diagnostics.Append(req.Config.Get(ctx, &state)...)
	book, there, err := d.books.read(state.Number.ValueString())
	if err != nil || !there {
		resp.Diagnostics.AddError("No such book", "There is no book "+state.Number.ValueString()+".")
		return
	}
	var meta struct {
		Module types.String `tfsdk:"module"`
	}
	if !req.ProviderMeta.Raw.IsNull() {
		resp.Diagnostics.Append(req.ProviderMeta.Get(ctx, &meta)...)
	}
	state.Title = types.StringValue(book.Title)
	state.Reader = types.StringValue(meta.Module.ValueString())
	resp.Diagnostics.Append(resp.State.Set(ctx, state)...)
}

// The ephemeral resource: a loan, noted in a file as long as it lasts.
type loan struct{ books *library }

func (l *loan) Metadata(_ context.Context, _ ephemeral.MetadataRequest, resp *ephemeral.MetadataResponse) {
	resp.TypeName = "shelf_loan"
}

func (l *loan) Schema(_ context.Context, _ ephemeral.SchemaRequest, resp *ephemeral.SchemaResponse) {
	resp.Schema = ephemeralschema.Schema{Attributes: map[string]ephemeralschema.Attribute{
		"reader": ephemeralschema.StringAttribute{Required: true},
		"pass":   ephemeralschema.StringAttribute{Computed: true, Sensitive: true},
	}}
}

func (l *loan) Configure(_ context.Context, req ephemeral.ConfigureRequest, _ *ephemeral.ConfigureResponse) {
	if req.ProviderData != nil {
		l.books = req.ProviderData.(*library)
	}
}

func (l *loan) note(diags *diag.Diagnostics, text string) {
	file, err := os.OpenFile(filepath.Join(l.books.folder, "loans.txt"), os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o600)
	if err == nil {
		_, err = file.WriteString(text + "\n")
		_ = file.Close()
	}
	if err != nil {
		diags.AddError("Loan can not be noted", err.Error())
	}
}

func (l *loan) Open(ctx context.Context, req ephemeral.OpenRequest, resp *ephemeral.OpenResponse) {
	var result struct {
		Reader types.String `tfsdk:"reader"`
		Pass   types.String `tfsdk:"pass"`
	}
	resp.Diagnostics.Append(req.Config.Get(ctx, &result)...)
	_ = os.MkdirAll(l.books.folder, 0o700)
	l.note(&resp.Diagnostics, "opened "+result.Reader.ValueString())
	result.Pass = types.StringValue("pass-of-" + result.Reader.ValueString())
	resp.RenewAt = time.Now().Add(50 * time.Millisecond)
	resp.Diagnostics.Append(resp.Private.SetKey(ctx, "reader", []byte(`"`+result.Reader.ValueString()+`"`))...)
	resp.Diagnostics.Append(resp.Result.Set(ctx, result)...)
}

func (l *loan) Renew(ctx context.Context, req ephemeral.RenewRequest, resp *ephemeral.RenewResponse) {
	reader, _ := req.Private.GetKey(ctx, "reader")
	l.note(&resp.Diagnostics, "renewed "+strings.Trim(string(reader), `"`))
	resp.RenewAt = time.Now().Add(time.Hour)
}

func (l *loan) Close(ctx context.Context, req ephemeral.CloseRequest, resp *ephemeral.CloseResponse) {
	reader, _ := req.Private.GetKey(ctx, "reader")
	l.note(&resp.Diagnostics, "closed "+strings.Trim(string(reader), `"`))
}

// The function: `cite("A", "B", "C")` is `A: B, C`.
type citeFunction struct{}

func (citeFunction) Metadata(_ context.Context, _ function.MetadataRequest, resp *function.MetadataResponse) {
	resp.Name = "cite"
}

func (citeFunction) Definition(_ context.Context, _ function.DefinitionRequest, resp *function.DefinitionResponse) {
	resp.Definition = function.Definition{
		Summary:           "Cites parts of a book",
		Parameters:        []function.Parameter{function.StringParameter{Name: "book"}},
		VariadicParameter: function.StringParameter{Name: "part"},
		Return:            function.StringReturn{},
	}
}

func (citeFunction) Run(ctx context.Context, req function.RunRequest, resp *function.RunResponse) {
	var book string
	var parts []string
	resp.Error = function.ConcatFuncErrors(resp.Error, req.Arguments.Get(ctx, &book, &parts))
	if book == "" {
		resp.Error = function.ConcatFuncErrors(resp.Error, function.NewArgumentFuncError(0, "A book has a name."))
		return
	}
	resp.Error = function.ConcatFuncErrors(resp.Error, resp.Result.Set(ctx, book+": "+strings.Join(parts, ", ")))
}

// The list: all books.
type bookList struct{ books *library }

func (l *bookList) Metadata(_ context.Context, _ resource.MetadataRequest, resp *resource.MetadataResponse) {
	resp.TypeName = "shelf_book"
}

func (l *bookList) ListResourceConfigSchema(_ context.Context, _ list.ListResourceSchemaRequest, resp *list.ListResourceSchemaResponse) {
	resp.Schema = listschema.Schema{Attributes: map[string]listschema.Attribute{
		"language": listschema.StringAttribute{Optional: true},
	}}
}

func (l *bookList) Configure(_ context.Context, req resource.ConfigureRequest, _ *resource.ConfigureResponse) {
	if req.ProviderData != nil {
		l.books = req.ProviderData.(*library)
	}
}

func (l *bookList) List(ctx context.Context, req list.ListRequest, stream *list.ListResultsStream) {
	books, err := l.books.all()
	if err != nil {
		stream.Results = list.ListResultsStreamDiagnostics(diag.Diagnostics{diag.NewErrorDiagnostic("No list", err.Error())})
		return
	}
	stream.Results = func(push func(list.ListResult) bool) {
		for _, book := range books {
			result := req.NewListResult(ctx)
			result.DisplayName = book.Title
			result.Diagnostics.Append(result.Identity.Set(ctx, identityModel{Number: types.StringValue(book.Number)})...)
			if req.IncludeResource {
				result.Diagnostics.Append(result.Resource.Set(ctx, book.model(ctx, types.Int64Null(), &result.Diagnostics))...)
			}
			if !push(result) {
				return
			}
		}
	}
}

// The action: all books are dusted.
type dustAction struct{ books *library }

func (a *dustAction) Metadata(_ context.Context, _ action.MetadataRequest, resp *action.MetadataResponse) {
	resp.TypeName = "shelf_dust"
}

func (a *dustAction) Schema(_ context.Context, _ action.SchemaRequest, resp *action.SchemaResponse) {
	resp.Schema = actionschema.Schema{Attributes: map[string]actionschema.Attribute{
		"brush": actionschema.StringAttribute{Optional: true},
	}}
}

func (a *dustAction) Invoke(_ context.Context, _ action.InvokeRequest, resp *action.InvokeResponse) {
	resp.SendProgress(action.InvokeProgressEvent{Message: "dusting"})
}

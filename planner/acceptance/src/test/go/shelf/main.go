// Shelf is a small provider for tests, made with terraform-plugin-framework: books that are files in
// a folder. It has one of everything that the protocol offers to resources.
package main

import (
	"context"
	"log"

	"github.com/hashicorp/terraform-plugin-framework/providerserver"
)

func main() {
	err := providerserver.Serve(context.Background(), newProvider, providerserver.ServeOpts{
		Address:         "example.org/test/shelf",
		ProtocolVersion: 6,
	})
	if err != nil {
		log.Fatal(err)
	}
}

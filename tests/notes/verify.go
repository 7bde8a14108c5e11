// SPDX-License-Identifier: AGPL-3.0-or-later

// Opens signed notes as Go's own implementation does: verify KEY FILE...
package main

import (
	"fmt"
	"os"

	"golang.org/x/mod/sumdb/note"
)

func main() {
	verifier, err := note.NewVerifier(os.Args[1])
	if err != nil {
		fmt.Println("key:", err)
		os.Exit(1)
	}
	for _, file := range os.Args[2:] {
		bytes, err := os.ReadFile(file)
		if err == nil {
			_, err = note.Open(bytes, note.VerifierList(verifier))
		}
		if err != nil {
			fmt.Printf("%s: %v\n", file, err)
			os.Exit(1)
		}
	}
	fmt.Println(len(os.Args)-2, "notes verified")
}

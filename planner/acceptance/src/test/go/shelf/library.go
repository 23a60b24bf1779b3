package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sort"
	"strings"
)

// One file.
type record struct {
	Number   string   `json:"number"`
	Title    string   `json:"title"`
	Pages    int64    `json:"pages"`
	Language string   `json:"language"`
	Tags     []string `json:"tags"`
	Author   string   `json:"author"`
	Born     string   `json:"born"`
	Secret   string   `json:"secret"`
	Module   string   `json:"module"`
	Changes  int      `json:"changes"`
}

type library struct{ folder string }

func (l *library) path(number string) string { return filepath.Join(l.folder, number+".json") }

func (l *library) read(number string) (record, bool, error) {
	var found record
	text, err := os.ReadFile(l.path(number))
	if errors.Is(err, fs.ErrNotExist) {
		return found, false, nil
	}
	if err != nil {
		return found, false, err
	}
	return found, true, json.Unmarshal(text, &found)
}

func (l *library) write(book record) error {
	text, err := json.MarshalIndent(book, "", "  ")
	if err != nil {
		return err
	}
	return os.WriteFile(l.path(book.Number), text, 0o600)
}

func (l *library) remove(number string) error { return os.Remove(l.path(number)) }

// A number that no other book has.
func (l *library) next() (string, error) {
	if err := os.MkdirAll(l.folder, 0o700); err != nil {
		return "", err
	}
	for n := 1; ; n++ {
		number := fmt.Sprintf("book-%d", n)
		file, err := os.OpenFile(l.path(number), os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
		if errors.Is(err, fs.ErrExist) {
			continue
		}
		if err != nil {
			return "", err
		}
		return number, file.Close()
	}
}

func (l *library) all() ([]record, error) {
	files, err := filepath.Glob(filepath.Join(l.folder, "*.json"))
	if err != nil {
		return nil, err
	}
	sort.Strings(files)
	var books []record
	for _, file := range files {
		number := strings.TrimSuffix(filepath.Base(file), ".json")
		book, there, err := l.read(number)
		if err != nil {
			return nil, err
		}
		if there {
			books = append(books, book)
		}
	}
	return books, nil
}

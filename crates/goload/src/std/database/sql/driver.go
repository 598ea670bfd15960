// Facts about the standard package database/sql/driver: see stdlib.rs.

package driver

import (
	"context"
	"reflect"
)

type ColumnConverter interface {
	ColumnConverter(int) ValueConverter
}

type Conn interface {
	Begin() (Tx, error)
	Close() error
	Prepare(string) (Stmt, error)
}

type ConnBeginTx interface {
	BeginTx(context.Context, TxOptions) (Tx, error)
}

type ConnPrepareContext interface {
	PrepareContext(context.Context, string) (Stmt, error)
}

type Connector interface {
	Connect(context.Context) (Conn, error)
	Driver() Driver
}

type Driver interface {
	Open(string) (Conn, error)
}

type DriverContext interface {
	OpenConnector(string) (Connector, error)
}

type Execer interface {
	Exec(string, []Value) (Result, error)
}

type ExecerContext interface {
	ExecContext(context.Context, string, []NamedValue) (Result, error)
}

type IsolationLevel int

type NamedValue struct {
	Name    string
	Ordinal int
	Value   Value
}

type NamedValueChecker interface {
	CheckNamedValue(*NamedValue) error
}

type NotNull struct {
	Converter ValueConverter
}

func (NotNull) ConvertValue(any) (Value, error)

type Null struct {
	Converter ValueConverter
}

func (Null) ConvertValue(any) (Value, error)

type Pinger interface {
	Ping(context.Context) error
}

type Queryer interface {
	Query(string, []Value) (Rows, error)
}

type QueryerContext interface {
	QueryContext(context.Context, string, []NamedValue) (Rows, error)
}

type Result interface {
	LastInsertId() (int64, error)
	RowsAffected() (int64, error)
}

type Rows interface {
	Close() error
	Columns() []string
	Next([]Value) error
}

type RowsAffected int64

func (RowsAffected) LastInsertId() (int64, error)
func (RowsAffected) RowsAffected() (int64, error)

type RowsColumnTypeDatabaseTypeName interface {
	Close() error
	ColumnTypeDatabaseTypeName(int) string
	Columns() []string
	Next([]Value) error
}

type RowsColumnTypeLength interface {
	Close() error
	ColumnTypeLength(int) (int64, bool)
	Columns() []string
	Next([]Value) error
}

type RowsColumnTypeNullable interface {
	Close() error
	ColumnTypeNullable(int) (bool, bool)
	Columns() []string
	Next([]Value) error
}

type RowsColumnTypePrecisionScale interface {
	Close() error
	ColumnTypePrecisionScale(int) (int64, int64, bool)
	Columns() []string
	Next([]Value) error
}

type RowsColumnTypeScanType interface {
	Close() error
	ColumnTypeScanType(int) reflect.Type
	Columns() []string
	Next([]Value) error
}

type RowsNextResultSet interface {
	Close() error
	Columns() []string
	HasNextResultSet() bool
	Next([]Value) error
	NextResultSet() error
}

type SessionResetter interface {
	ResetSession(context.Context) error
}

type Stmt interface {
	Close() error
	Exec([]Value) (Result, error)
	NumInput() int
	Query([]Value) (Rows, error)
}

type StmtExecContext interface {
	ExecContext(context.Context, []NamedValue) (Result, error)
}

type StmtQueryContext interface {
	QueryContext(context.Context, []NamedValue) (Rows, error)
}

type Tx interface {
	Commit() error
	Rollback() error
}

type TxOptions struct {
	Isolation IsolationLevel
	ReadOnly  bool
}

type Validator interface {
	IsValid() bool
}

type Value any

type ValueConverter interface {
	ConvertValue(any) (Value, error)
}

type Valuer interface {
	Value() (Value, error)
}

// What stands in a heap object, told field by field: references, plain words, bytes. One place that knows the layouts, for
// marking and for naming. Fields that no program can notice (cached hashes, spare room) are left out.
#pragma once

#include "core/vm/machine.h"
#include "core/vm/strings.h"
#include "core/vm/weak_references.h"

namespace forkyard::virtual_host {

/// Sink: value(Value), handle(Handle), reach(Handle) for what is told by whoever refers to it, word(uint64), code(number), bytes(pointer, size),
/// registers(FrameObject &).
template <typename Sink>
void walkObject(const vm::Machine &m, vm::Object *object, Sink &sink)
{
    using vm::Kind;
    const auto values = [&](const vm::Value *v, std::size_t count) {
        for (std::size_t i = 0; i < count; ++i) sink.value(v[i]);
    };
    sink.word((std::uint64_t{static_cast<std::uint8_t>(object->kind)} << 48) | (std::uint64_t{object->small} << 32) | object->shape);
    sink.handle(object->cls);
    sink.handle(object->attributes);
    switch (object->kind) {
    case Kind::Free: break;
    case Kind::Str: {
        auto *o = static_cast<vm::StrObject *>(object);
        sink.word(o->length);
        sink.bytes(o->bytes(), std::size_t{o->length} * o->width());
        if (o->sharesBlob()) sink.reach(o->blob(m.heap.handleOf(o)));
        break;
    }
    case Kind::Bytes: {
        auto *o = static_cast<vm::BytesObject *>(object);
        sink.word(o->length);
        if (o->blob) {
            sink.bytes(m.at<vm::BlobObject>(o->blob)->bytes(), o->length);
            sink.reach(o->blob);
        } else {
            sink.bytes(o->inlineBytes(), o->length);
        }
        break;
    }
    case Kind::Blob: {
        auto *o = static_cast<vm::BlobObject *>(object);
        sink.bytes(o->bytes(), o->capacity);
        break;
    }
    case Kind::BigInt: {
        auto *o = static_cast<vm::BigIntObject *>(object);
        sink.word((std::uint64_t{o->flags} << 32) | o->limbCount);
        sink.bytes(o->limbs(), std::size_t{o->limbCount} * 8);
        break;
    }
    case Kind::BoxedReal: sink.bytes(&static_cast<vm::BoxedRealObject *>(object)->value, 8); break;
    case Kind::Tuple: {
        auto *o = static_cast<vm::TupleObject *>(object);
        sink.word(o->size);
        values(o->items(), o->size);
        break;
    }
    case Kind::List: {
        auto *o = static_cast<vm::ListObject *>(object);
        sink.word(o->size);
        sink.reach(o->array);
        if (o->array) values(m.at<vm::ArrayObject>(o->array)->items(), o->size);
        break;
    }
    case Kind::Array: {
        auto *o = static_cast<vm::ArrayObject *>(object);
        sink.word(o->capacity);
        values(o->items(), o->capacity);
        break;
    }
    case Kind::Dict: {
        auto *o = static_cast<vm::DictObject *>(object);
        sink.word(o->live);
        sink.handle(o->table);
        break;
    }
    case Kind::DictTable: {
        auto *o = static_cast<vm::DictTableObject *>(object);
        sink.word(o->used);
        for (std::uint32_t i = 0; i < o->used; ++i) {
            sink.value(o->entries()[i].key);
            sink.value(o->entries()[i].value);
        }
        break;
    }
    case Kind::Set: {
        auto *o = static_cast<vm::SetObject *>(object);
        sink.word((std::uint64_t{o->live} << 32) | o->fill);
        sink.word(o->finger);
        sink.handle(o->table);
        break;
    }
    case Kind::SetTable: {
        auto *o = static_cast<vm::SetTableObject *>(object);
        sink.word(o->mask);
        for (std::uint32_t i = 0; i <= o->mask; ++i) sink.value(o->entries()[i].key);
        break;
    }
    case Kind::Range:
    case Kind::Slice: values(&static_cast<vm::RangeObject *>(object)->start, 3); break;
    case Kind::Cell: sink.value(static_cast<vm::CellObject *>(object)->content); break;
    case Kind::Function: {
        auto *o = static_cast<vm::FunctionObject *>(object);
        sink.word(o->flags);
        sink.code(o->code);
        for (const vm::Handle h : {o->constants, o->module, o->defaults, o->keywordDefaults, o->closure}) sink.handle(h);
        values(&o->name, 3);
        break;
    }
    case Kind::Method: values(&static_cast<vm::MethodObject *>(object)->function, 2); break;
    case Kind::Native: {
        auto *o = static_cast<vm::NativeObject *>(object);
        sink.word(o->native);
        sink.handle(o->owner);
        sink.value(o->self);
        break;
    }
    case Kind::Frame: {
        auto *o = static_cast<vm::FrameObject *>(object);
        sink.word((std::uint64_t{o->flags} << 56) | (std::uint64_t{static_cast<std::uint8_t>(o->returnMode)} << 16) | o->returnRegister);
        sink.code(o->code);
        sink.word((std::uint64_t{o->pc} << 32) | (std::uint64_t{o->lined} << 31) | o->depth);
        for (const vm::Handle h : {o->caller, o->function, o->generator}) sink.handle(h);
        sink.value(o->handled);
        sink.registers(*o);
        break;
    }
    case Kind::Generator: {
        auto *o = static_cast<vm::GeneratorObject *>(object);
        sink.word(o->flags);
        sink.handle(o->frame);
        sink.handle(o->function);
        values(&o->resumeWith, 2);
        break;
    }
    case Kind::Class: {
        auto *o = static_cast<vm::ClassObject *>(object);
        sink.word((std::uint64_t{o->flags} << 32) | o->builtinId);
        values(&o->name, 2);
        for (const vm::Handle h : {o->bases, o->mro, o->layoutBase, o->subclasses}) sink.handle(h);
        break;
    }
    case Kind::Instance: break;
    case Kind::Module: values(&static_cast<vm::ModuleObject *>(object)->name, 2); break;
    case Kind::Wrapper: values(&static_cast<vm::WrapperObject *>(object)->get, 4); break;
    case Kind::Super: values(&static_cast<vm::SuperObject *>(object)->startClass, 3); break;
    case Kind::Exception: {
        auto *o = static_cast<vm::ExceptionObject *>(object);
        sink.word(o->flags);
        values(&o->args, 3);
        sink.handle(o->traceback);
        break;
    }
    case Kind::Traceback: {
        auto *o = static_cast<vm::TracebackObject *>(object);
        sink.handle(o->next);
        sink.handle(o->function);
        sink.code(o->code);
        sink.word(o->pc);
        sink.word((std::uint64_t{o->lined} << 32) | o->line);
        break;
    }
    case Kind::Iterator: {
        auto *o = static_cast<vm::IteratorObject *>(object);
        sink.value(o->source);
        sink.word(o->index);
        // Of a dict's iterator only whether the dict has changed under it since.
        const bool overDict = vm::isKind(m, o->source, Kind::Dict);
        sink.word(overDict ? o->extra - m.at<vm::DictObject>(o->source)->version : o->extra);
        break;
    }
    case Kind::Plain: {
        auto *o = static_cast<vm::PlainObject *>(object);
        sink.word((std::uint64_t{o->valueCount} << 48) | (std::uint64_t{o->tag} << 32) | o->rawBytes);
        values(o->values(), o->valueCount);
        // A module that is imported again, after going back, is loaded under other numbers.
        if (o->cls == m.classes[static_cast<std::size_t>(vm::ClassId::Code)]) sink.code(static_cast<std::uint32_t>(*o->raw<std::uint64_t>()));
        else if (o->flags & vm::WeakReference) sink.handle(o->raw<vm::WeakTarget>()->target);
        else sink.bytes(o->raw<std::byte>(), o->rawBytes);
        break;
    }
    }
}

} // namespace forkyard::virtual_host

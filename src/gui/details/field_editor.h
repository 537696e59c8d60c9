// One field of the details in its widget: how its value gets in and out, for one video or for several. Where
// these differ it shows "Mixed values" until it is touched. The form asks each in the same way, whatever
// widget it has.
#pragma once

#include "youku/metadata.h"

#include <QList>
#include <QObject>

class QComboBox;
class QLineEdit;
class QPlainTextEdit;
class QWidget;

namespace gui {

class FieldHead;
class FieldProblemLine;
class TagsField;

class FieldEditor : public QObject
{
    Q_OBJECT
public:
    // What stands around the widget: the label above it, and the sentence below.
    struct Frame {
        FieldHead *head;
        FieldProblemLine *problem;
    };

    youku::Field field() const { return m_field; }
    QWidget *widget() const { return m_widget; }
    FieldHead *head() const { return m_frame.head; }

    // As the videos have it, one at least; tells nobody.
    void load(const QList<youku::Metadata> &videos);
    // What these details have, as if the user had typed it.
    virtual void type(const youku::Metadata &wanted) = 0;
    virtual QString text() const = 0;
    // Into the details of one of the videos. False: not understood, nothing was written.
    virtual bool write(youku::Metadata *details) const = 0;
    // Those of this field; none: all is well.
    virtual void showProblems(const QList<youku::FieldProblem> &problems);
    // Something stands there that is no value yet.
    virtual bool halfTyped() const { return false; }
    virtual void finishTyping() {}

signals:
    void touched(youku::Field field);
    void typing(); // nothing that counts yet

protected:
    FieldEditor(youku::Field field, QWidget *widget, const Frame &frame, QObject *parent);

    virtual void show(const QList<youku::Metadata> &videos) = 0;
    void touch(); // the widget says so; not while it is loaded
    bool loading() const { return m_loading; }
    void setLoading(bool loading) { m_loading = loading; }
    void lean(bool mixed);
    static QString mixedWords();

private:
    youku::Field m_field;
    QWidget *m_widget;
    Frame m_frame;
    bool m_loading = false;
};

// A field whose value is one text.
class TextualEditor : public FieldEditor
{
public:
    void type(const youku::Metadata &wanted) override;
    bool write(youku::Metadata *details) const override;

protected:
    using FieldEditor::FieldEditor;

    void show(const QList<youku::Metadata> &videos) override;
    virtual void setText(const QString &text) = 0;
    virtual void setMixed(bool mixed) = 0;
};

class LineEditor : public TextualEditor
{
public:
    LineEditor(youku::Field field, QLineEdit *edit, const Frame &frame, QObject *parent);

    QString text() const override;

protected:
    void setText(const QString &text) override;
    void setMixed(bool mixed) override;

private:
    QLineEdit *m_edit;
    QString m_placeholder;
};

class ParagraphEditor : public TextualEditor
{
public:
    ParagraphEditor(youku::Field field, QPlainTextEdit *edit, const Frame &frame, QObject *parent);

    QString text() const override;

protected:
    void setText(const QString &text) override;
    void setMixed(bool mixed) override;

private:
    QPlainTextEdit *m_edit;
};

class ChoiceEditor : public TextualEditor
{
public:
    struct Choice {
        QString words;
        QString value;
    };

    // The items are there, or come by setChoices().
    ChoiceEditor(youku::Field field, QComboBox *box, const Frame &frame, QObject *parent);

    // What is chosen stays so, also when it is none of these.
    void setChoices(const QList<Choice> &choices);
    QString text() const override;

protected:
    void show(const QList<youku::Metadata> &videos) override;
    void setText(const QString &text) override;
    void setMixed(bool mixed) override;

private:
    QComboBox *m_box;
    QString m_loaded; // of the first video
    bool m_several = false;
};

// Chips show what only some of several videos have, so they take and give whole lists.
class TagsEditor : public FieldEditor
{
public:
    TagsEditor(TagsField *tags, const Frame &frame, QObject *parent);

    void type(const youku::Metadata &wanted) override;
    QString text() const override;
    bool write(youku::Metadata *details) const override;
    void showProblems(const QList<youku::FieldProblem> &problems) override;
    bool halfTyped() const override;
    void finishTyping() override;

protected:
    void show(const QList<youku::Metadata> &videos) override;

private:
    TagsField *m_tags;
    bool m_several = false;
};

} // namespace gui

#include "gui/details/field_editor.h"

#include "gui/details/field_head.h"
#include "gui/details/tags_field.h"
#include "ingest/metadata_text.h"
#include "words/reasons/problems.h"

#include <QComboBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTextDocument>

#include <algorithm>

using namespace Qt::StringLiterals;
using youku::Field;
using youku::Metadata;

namespace gui {

namespace {

// As it stands in the details; what was not understood, as it came.
QString shownText(const Metadata &video, Field field)
{
    return video.notUnderstood.contains(field) ? video.notUnderstood.value(field)
                                               : ingest::fieldText(video, field);
}

} // namespace

FieldEditor::FieldEditor(Field field, QWidget *widget, const Frame &frame, QObject *parent)
    : QObject(parent)
    , m_field(field)
    , m_widget(widget)
    , m_frame(frame)
{
}

void FieldEditor::load(const QList<Metadata> &videos)
{
    setLoading(true);
    show(videos);
    setLoading(false);
}

void FieldEditor::touch()
{
    if (m_loading)
        return;
    lean(false);
    emit touched(m_field);
}

void FieldEditor::showProblems(const QList<youku::FieldProblem> &problems)
{
    QStringList sentences;
    for (const youku::FieldProblem &problem : problems)
        sentences.append(words::problemSentence(problem));
    m_frame.problem->setText(sentences.join(u'\n'));
    m_widget->setAccessibleDescription(m_frame.problem->text());
}

// Latin letters lean where several videos differ; Hanzi stay upright.
void FieldEditor::lean(bool mixed)
{
    QFont font = m_widget->font();
    font.setItalic(mixed && !youku::hasHan(mixedWords()));
    m_widget->setFont(font);
}

QString FieldEditor::mixedWords()
{
    return tr("Mixed values");
}

void TextualEditor::show(const QList<Metadata> &videos)
{
    const QString first = shownText(videos.first(), field());
    const bool mixed = std::any_of(videos.cbegin(), videos.cend(),
                                   [&](const Metadata &video) { return shownText(video, field()) != first; });
    setText(mixed ? QString() : first);
    setMixed(mixed);
}

void TextualEditor::type(const Metadata &wanted)
{
    setText(ingest::fieldText(wanted, field()));
}

bool TextualEditor::write(Metadata *details) const
{
    return ingest::readField(details, field(), text());
}

LineEditor::LineEditor(Field field, QLineEdit *edit, const Frame &frame, QObject *parent)
    : TextualEditor(field, edit, frame, parent)
    , m_edit(edit)
    , m_placeholder(edit->placeholderText())
{
    connect(edit, &QLineEdit::textChanged, this, [this] { touch(); });
}

QString LineEditor::text() const
{
    return m_edit->text().trimmed();
}

void LineEditor::setText(const QString &text)
{
    m_edit->setText(text);
}

void LineEditor::setMixed(bool mixed)
{
    lean(mixed);
    m_edit->setPlaceholderText(mixed ? mixedWords() : m_placeholder);
}

ParagraphEditor::ParagraphEditor(Field field, QPlainTextEdit *edit, const Frame &frame, QObject *parent)
    : TextualEditor(field, edit, frame, parent)
    , m_edit(edit)
{
    edit->document()->setDocumentMargin(6); // its text begins where that of the other fields does
    const int lines = 3;
    edit->setMinimumHeight(edit->fontMetrics().lineSpacing() * lines + 16);
    edit->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Ignored); // three lines, and what is left over
    connect(edit, &QPlainTextEdit::textChanged, this, [this] { touch(); });
}

QString ParagraphEditor::text() const
{
    return m_edit->toPlainText();
}

void ParagraphEditor::setText(const QString &text)
{
    m_edit->setPlainText(text);
}

void ParagraphEditor::setMixed(bool mixed)
{
    lean(mixed);
    m_edit->setPlaceholderText(mixed ? mixedWords() : QString());
}

ChoiceEditor::ChoiceEditor(Field field, QComboBox *box, const Frame &frame, QObject *parent)
    : TextualEditor(field, box, frame, parent)
    , m_box(box)
{
    connect(box, &QComboBox::currentIndexChanged, this, [this] { touch(); });
}

void ChoiceEditor::show(const QList<Metadata> &videos)
{
    m_loaded = ingest::fieldText(videos.first(), field());
    m_several = videos.size() > 1;
    TextualEditor::show(videos);
}

void ChoiceEditor::setChoices(const QList<Choice> &choices)
{
    setLoading(true);
    const bool none = m_box->currentIndex() < 0;
    const QString chosen = none ? m_loaded : text();
    m_box->clear();
    for (const Choice &choice : choices)
        m_box->addItem(choice.words, choice.value);
    if (!chosen.isEmpty() && m_box->findData(chosen) < 0)
        m_box->addItem(chosen, chosen);
    m_box->setCurrentIndex(none && m_several ? -1 : m_box->findData(chosen));
    setLoading(false);
}

QString ChoiceEditor::text() const
{
    return m_box->currentData().toString();
}

void ChoiceEditor::setText(const QString &text)
{
    m_box->setCurrentIndex(m_box->findData(text));
}

void ChoiceEditor::setMixed(bool mixed)
{
    lean(mixed);
    m_box->setPlaceholderText(mixed ? mixedWords() : QString());
    if (mixed)
        m_box->setCurrentIndex(-1);
}

TagsEditor::TagsEditor(TagsField *tags, const Frame &frame, QObject *parent)
    : FieldEditor(Field::Tags, tags, frame, parent)
    , m_tags(tags)
{
    tags->line()->setAccessibleName(tags->accessibleName());
    connect(tags, &TagsField::edited, this, [this] { touch(); });
    connect(tags, &TagsField::typing, this, [this] {
        if (!loading())
            emit typing();
    });
}

void TagsEditor::show(const QList<Metadata> &videos)
{
    m_several = videos.size() > 1;
    QList<QStringList> all;
    for (const Metadata &video : videos)
        all.append(video.tags);
    m_tags->setTagsOfMany(all);
}

void TagsEditor::type(const Metadata &wanted)
{
    m_tags->replaceTags(wanted.tags);
}

QString TagsEditor::text() const
{
    return m_tags->tags().join(u',');
}

bool TagsEditor::write(Metadata *details) const
{
    details->tags = m_several ? m_tags->appliedTo(details->tags) : m_tags->tags();
    return true;
}

void TagsEditor::showProblems(const QList<youku::FieldProblem> &problems)
{
    FieldEditor::showProblems(problems);
    QStringList bad;
    for (const youku::FieldProblem &problem : problems)
        bad.append(problem.subject);
    m_tags->setBadTags(bad);
    m_tags->line()->setAccessibleDescription(m_tags->accessibleDescription());
}

bool TagsEditor::halfTyped() const
{
    return m_tags->halfTyped();
}

void TagsEditor::finishTyping()
{
    m_tags->finishTyping();
}

} // namespace gui

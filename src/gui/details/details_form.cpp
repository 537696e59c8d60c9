#include "gui/details/details_form.h"

#include "gui/details/field_head.h"
#include "gui/details/tags_field.h"
#include "gui/theme/icons.h"
#include "gui/theme/theme.h"
#include "gui/widgets/combo_access.h"
#include "ingest/metadata_text.h"
#include "ui_details_form.h"
#include "words/category_words.h"
#include "words/problems.h"

#include <QJsonObject>
#include <QLocale>
#include <QTextDocument>

#include <algorithm>
#include <optional>

using namespace Qt::StringLiterals;
using youku::Field;
using youku::Metadata;

namespace gui {

namespace {

// Latin letters lean where several videos differ; Hanzi stay upright.
void leanMixed(QWidget *editor, bool mixed)
{
    QFont font = editor->font();
    font.setItalic(mixed && !youku::hasHan(DetailsForm::tr("Mixed values")));
    editor->setFont(font);
}

// As it stands in the details; what was not understood, as it came.
QString shownText(const Metadata &video, Field field)
{
    return video.notUnderstood.contains(field) ? video.notUnderstood.value(field)
                                               : ingest::fieldText(video, field);
}

} // namespace

DetailsForm::DetailsForm(QWidget *parent) : QWidget(parent), m_ui(std::make_unique<Ui::DetailsForm>())
{
    installComboAccess(); // before there are any
    m_ui->setupUi(this);
    m_ui->placeToggle->setIconSize(QSize(18, 14));
    connect(m_ui->placeToggle, &QToolButton::toggled, this, &DetailsForm::togglePlace);
    togglePlace(false);

    m_ui->titleHelp->setFont(smallFont(font()));
    fillChoices();
    bindLine(Field::Title, m_ui->titleHead, m_ui->title, m_ui->titleProblem);
    m_ui->titleHelp->setTextFormat(Qt::PlainText);
    connect(m_ui->title, &QLineEdit::editingFinished, this, &DetailsForm::writeOutTitle);
    bindTags();
    bindText(Field::Description, m_ui->descriptionHead, m_ui->description, m_ui->descriptionProblem);
    bindChoice(Field::Category, m_ui->categoryHead, m_ui->category, m_ui->categoryProblem);
    bindChoice(Field::Copyright, m_ui->copyrightHead, m_ui->copyright, m_ui->copyrightProblem);
    bindChoice(Field::Privacy, m_ui->privacyHead, m_ui->privacy, m_ui->privacyProblem);
    bindLine(Field::WatchPassword, m_ui->watchPasswordHead, m_ui->watchPassword, m_ui->watchPasswordProblem);
    bindLine(Field::ShootTime, m_ui->shootTimeHead, m_ui->shootTime, m_ui->shootTimeProblem);
    bindLine(Field::Latitude, m_ui->latitudeHead, m_ui->latitude, m_ui->latitudeProblem);
    bindLine(Field::Longitude, m_ui->longitudeHead, m_ui->longitude, m_ui->longitudeProblem);
    for (const Binding &binding : m_bindings)
        connect(binding.head, &FieldHead::undoRequested, this,
                [this, field = binding.field] { undo(field); });
    const int fieldHeight = fontMetrics().height() + 10;
    for (QLineEdit *edit : findChildren<QLineEdit *>()) {
        if (!m_ui->tags->isAncestorOf(edit)) {
            edit->setMinimumHeight(fieldHeight);
            edit->setTextMargins(4, 0, 4, 0);
        }
    }
    for (QComboBox *box : findChildren<QComboBox *>())
        box->setMinimumHeight(fieldHeight);
    setCategories({});
    showVideos({Metadata()});
}

DetailsForm::~DetailsForm() = default;

void DetailsForm::bindLine(Field field, FieldHead *head, QLineEdit *edit, FieldProblemLine *problem)
{
    const QString placeholder = edit->placeholderText();
    m_bindings.push_back({field, head, edit, problem, [edit] { return edit->text().trimmed(); },
                          [edit](const QString &text) { edit->setText(text); },
                          [edit, placeholder](bool mixed) {
                              leanMixed(edit, mixed);
                              edit->setPlaceholderText(mixed ? tr("Mixed values") : placeholder);
                          }});
    connect(edit, &QLineEdit::textChanged, this, [this, field] { touch(field); });
}

void DetailsForm::bindChoice(Field field, FieldHead *head, QComboBox *box, FieldProblemLine *problem)
{
    m_bindings.push_back({field, head, box, problem, [box] { return box->currentData().toString(); },
                          [box](const QString &text) { box->setCurrentIndex(box->findData(text)); },
                          [box](bool mixed) {
                              leanMixed(box, mixed);
                              box->setPlaceholderText(mixed ? tr("Mixed values") : QString());
                              if (mixed)
                                  box->setCurrentIndex(-1);
                          }});
    connect(box, &QComboBox::currentIndexChanged, this, [this, field] { touch(field); });
}

void DetailsForm::bindText(Field field, FieldHead *head, QPlainTextEdit *edit, FieldProblemLine *problem)
{
    m_bindings.push_back({field, head, edit, problem, [edit] { return edit->toPlainText(); },
                          [edit](const QString &text) { edit->setPlainText(text); },
                          [edit](bool mixed) {
                              leanMixed(edit, mixed);
                              edit->setPlaceholderText(mixed ? tr("Mixed values") : QString());
                          }});
    edit->document()->setDocumentMargin(6); // its text begins where that of the other fields does
    const int lines = 3;
    edit->setMinimumHeight(edit->fontMetrics().lineSpacing() * lines + 16);
    edit->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Ignored); // three lines, and what is left over
    connect(edit, &QPlainTextEdit::textChanged, this, [this, field] { touch(field); });
}

// Chips show what only some of several videos have, so they take and give whole lists.
void DetailsForm::bindTags()
{
    TagsField *tags = m_ui->tags;
    tags->line()->setAccessibleName(tags->accessibleName());
    m_bindings.push_back({Field::Tags, m_ui->tagsHead, tags, m_ui->tagsProblem,
                          [tags] { return tags->tags().join(u','); }, [](const QString &) {},
                          [this, tags](bool) {
                              QList<QStringList> all;
                              for (const Metadata &video : std::as_const(m_videos))
                                  all.append(video.tags);
                              tags->setTagsOfMany(all);
                          }});
    connect(tags, &TagsField::edited, this, [this] { touch(Field::Tags); });
    connect(tags, &TagsField::typing, this, [this] {
        if (!m_loading)
            emit edited();
    });
}

bool DetailsForm::write(Metadata *details, const Binding &binding) const
{
    if (binding.field != Field::Tags)
        return ingest::readField(details, binding.field, binding.text());
    details->tags = several() ? m_ui->tags->appliedTo(details->tags) : m_ui->tags->tags();
    return true;
}

void DetailsForm::fillChoices()
{
    int index = 0;
    for (const auto copyright : {youku::Copyright::Original, youku::Copyright::Reproduced})
        m_ui->copyright->setItemData(index++, youku::wireName(copyright));
    index = 0;
    using youku::Privacy;
    for (const auto privacy : {Privacy::All, Privacy::Friend, Privacy::Password, Privacy::Private})
        m_ui->privacy->setItemData(index++, youku::wireName(privacy));
}

void DetailsForm::showVideos(const QList<Metadata> &videos)
{
    m_videos = videos.isEmpty() ? QList<Metadata>{Metadata()} : videos;
    m_touched.clear();
    for (Binding &binding : m_bindings)
        load(binding);
    updateNotes();
    showProblems();
}

void DetailsForm::fill(const QJsonObject &details)
{
    const Metadata wanted = youku::metadataFromJson(details, {}, nullptr);
    for (const Binding &binding : m_bindings) {
        if (!details.contains(youku::fieldName(binding.field)))
            continue;
        if (binding.field == Field::Tags)
            m_ui->tags->replaceTags(wanted.tags);
        else
            binding.setText(ingest::fieldText(wanted, binding.field));
    }
}

void DetailsForm::load(Binding &binding)
{
    m_loading = true;
    const QString first = shownText(m_videos.first(), binding.field);
    const bool mixed = std::any_of(m_videos.cbegin(), m_videos.cend(), [&](const Metadata &video) {
        return shownText(video, binding.field) != first;
    });
    binding.setText(mixed ? QString() : first);
    binding.setMixed(mixed);
    m_loading = false;
}

void DetailsForm::setCategories(const QList<youku::Category> &categories)
{
    m_loading = true;
    const QString chosen = m_ui->category->currentIndex() < 0 ? m_videos.value(0).category
                                                              : m_ui->category->currentData().toString();
    const bool mixed = m_ui->category->currentIndex() < 0 && several();
    m_ui->category->clear();
    m_ui->category->addItem(tr("Left to Youku"), QString());
    for (const youku::Category &category : categories)
        m_ui->category->addItem(words::categoryLabel(category), category.term);
    if (!chosen.isEmpty() && m_ui->category->findData(chosen) < 0)
        m_ui->category->addItem(chosen, chosen);
    m_ui->category->setCurrentIndex(mixed ? -1 : m_ui->category->findData(chosen));
    m_loading = false;
}

Metadata DetailsForm::appliedTo(const Metadata &before) const
{
    Metadata after = before;
    for (const Binding &binding : m_bindings) {
        // What is not understood leaves the value as it was.
        if (m_touched.contains(binding.field) && write(&after, binding))
            after.notUnderstood.remove(binding.field);
    }
    if (!several() && m_touched.contains(Field::Title))
        after.title = filledTitle(after.title); // no placeholder is ever kept in a video
    return after;
}

void DetailsForm::setTitleFiller(std::function<ingest::FilledTitle(const QString &)> filled)
{
    m_filledTitle = std::move(filled);
    showProblems();
    showTitleHelp();
}

QString DetailsForm::filledTitle(const QString &title) const
{
    return m_filledTitle ? m_filledTitle(title).text : title;
}

// Once the field is left, it shows what one video's title became.
void DetailsForm::writeOutTitle()
{
    const QString title = m_ui->title->text().trimmed();
    if (!several() && m_touched.contains(Field::Title) && filledTitle(title) != title)
        m_ui->title->setText(filledTitle(title));
}

void DetailsForm::showTitleHelp()
{
    const QString title = m_ui->title->text().trimmed();
    const QString filled = filledTitle(title);
    if (filled != title)
        m_ui->titleHelp->setText(several() ? tr("The first becomes: %1").arg(filled)
                                           : tr("Becomes: %1").arg(filled));
    if (filled != title && m_filledTitle(title).nameIsCut)
        m_ui->titleHelp->setText(several() ? tr("%1 (longer names are cut)").arg(m_ui->titleHelp->text())
                                           : tr("%1 (the name is cut)").arg(m_ui->titleHelp->text()));
    if (filled == title)
        m_ui->titleHelp->setText(tr("{name}, {date} and {n} stand for file name, date, number"));
    m_ui->titleHelp->setVisible(several() || filled != title);
}

QList<youku::FieldProblem> DetailsForm::problems() const
{
    Metadata checked = appliedTo(m_videos.first());
    if (m_touched.contains(Field::Title))
        checked.title = filledTitle(checked.title);
    QList<youku::FieldProblem> found;
    for (const youku::FieldProblem &problem : youku::problemsOf(checked)) {
        const bool typed = m_touched.contains(problem.field);
        if (typed ? problem.problem != youku::Problem::NotUnderstood : !several()) // typed: asked below
            found.append(problem);
    }
    for (const Binding &binding : m_bindings) {
        Metadata scratch;
        if (m_touched.contains(binding.field) && !write(&scratch, binding))
            found.append(ingest::notRead(binding.field, binding.text()));
    }
    return found;
}

QSet<Field> DetailsForm::changed() const
{
    QSet<Field> fields = m_touched;
    if (halfTyped())
        fields.insert(Field::Tags);
    return fields;
}

bool DetailsForm::halfTyped() const
{
    return m_ui->tags->halfTyped();
}

void DetailsForm::finishTyping()
{
    m_ui->tags->finishTyping();
}

void DetailsForm::focusFirst(Field usual)
{
    const QList<youku::FieldProblem> found = problems();
    const Field wanted = found.isEmpty() ? usual : found.first().field;
    for (const Binding &binding : m_bindings) {
        if (binding.field != wanted)
            continue;
        if (m_ui->place->isAncestorOf(binding.editor))
            m_ui->placeToggle->setChecked(true);
        binding.editor->setFocus(Qt::ShortcutFocusReason);
    }
}

void DetailsForm::touch(Field field)
{
    if (m_loading)
        return;
    m_touched.insert(field);
    for (const Binding &binding : m_bindings) {
        if (binding.field == field)
            leanMixed(binding.editor, false);
    }
    updateNotes();
    showProblems();
    emit edited();
}

void DetailsForm::undo(Field field)
{
    m_touched.remove(field);
    for (Binding &binding : m_bindings) {
        if (binding.field == field)
            load(binding);
    }
    updateNotes();
    showProblems();
    emit edited();
}

void DetailsForm::updateNotes()
{
    for (const Binding &binding : m_bindings) {
        if (several())
            binding.head->setChanged(m_touched.contains(binding.field));
        else
            binding.head->setChanged(false);
    }
    if (!several()) {
        m_ui->titleHead->setCount(youku::textLength(filledTitle(m_ui->title->text().trimmed())),
                                  youku::limits::titleMax);
        m_ui->tagsHead->setCount(int(m_ui->tags->tags().size()), youku::limits::tagsMax);
        m_ui->descriptionHead->setCount(youku::textLength(m_ui->description->toPlainText()),
                                        youku::limits::descriptionMax);
    }
    showTitleHelp();
    m_ui->passwordRow->setVisible(m_ui->privacy->currentData().toString()
                                  == youku::wireName(youku::Privacy::Password));
}

void DetailsForm::showProblems()
{
    const QList<youku::FieldProblem> found = problems();
    QStringList badTags;
    for (const Binding &binding : m_bindings) {
        QStringList sentences;
        for (const youku::FieldProblem &problem : found) {
            if (problem.field != binding.field)
                continue;
            sentences.append(words::problemSentence(problem));
            if (problem.field == Field::Tags)
                badTags.append(problem.subject);
        }
        binding.problem->setText(sentences.join(u'\n'));
        binding.editor->setAccessibleDescription(binding.problem->text());
    }
    m_ui->tags->setBadTags(badTags);
    m_ui->tags->line()->setAccessibleDescription(m_ui->tags->accessibleDescription());
}

void DetailsForm::togglePlace(bool open)
{
    m_ui->place->setVisible(open);
    m_ui->placeToggle->setIcon(icon(open ? u"chevron-down"_s : u"chevron-right"_s));
}

void DetailsForm::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        setTone(m_ui->titleHelp, Tone::Secondary);
    if (event->type() == QEvent::LanguageChange)
        m_ui->retranslateUi(this);
    QWidget::changeEvent(event);
}

} // namespace gui

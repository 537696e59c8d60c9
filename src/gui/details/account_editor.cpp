#include "gui/details/account_editor.h"

#include "base/plain_text.h"

#include <QComboBox>

#include <algorithm>

using transfer::AccountId;
using youku::Field;
using youku::Metadata;

namespace gui {

AccountEditor::AccountEditor(QComboBox *combo, QWidget *box, const Frame &frame, QObject *parent)
    : FieldEditor(Field::Account, combo, frame, parent)
    , m_combo(combo)
    , m_box(box)
{
    connect(combo, &QComboBox::currentIndexChanged, this, [this] { touch(); });
}

void AccountEditor::setChoices(const QList<AccountChoice> &choices, const AccountId &byDefault)
{
    if (choices == m_choices && byDefault == m_byDefault)
        return;
    m_choices = choices;
    m_byDefault = byDefault;
    const std::optional<AccountId> before = chosen();
    const QString name = text();
    setLoading(true);
    fill();
    if (before)
        choose({*before, name});
    else if (!name.isEmpty())
        typeName(name);
    else
        m_combo->setCurrentIndex(-1);
    setLoading(false);
    showBox();
}

void AccountEditor::showBox()
{
    const bool isAskedFor = m_combo->currentIndex() >= 0 && !chosen(); // a name that nobody here has
    m_box->setVisible(m_combo->count() > 1 || isAskedFor);
}

void AccountEditor::setOwners(const QList<AccountChoice> &owners)
{
    m_owners = owners;
}

void AccountEditor::fill()
{
    m_combo->clear();
    for (const AccountChoice &choice : m_choices)
        m_combo->addItem(base::shownLine(choice.name), choice.id.text);
}

// Of who nobody is signed in with any more there is no choice yet.
void AccountEditor::choose(const AccountChoice &one)
{
    const AccountId &id = one.id.isEmpty() ? m_byDefault : one.id;
    int index = id.isEmpty() ? -1 : m_combo->findData(id.text);
    if (index < 0 && !one.id.isEmpty()) {
        m_combo->addItem(one.name.isEmpty() ? tr("Another account") : base::shownLine(one.name), id.text);
        index = m_combo->count() - 1;
    }
    m_combo->setCurrentIndex(index);
}

std::optional<AccountId> AccountEditor::chosen() const
{
    const QString id = m_combo->currentData().toString();
    return id.isEmpty() ? std::nullopt : std::optional(AccountId{id});
}

std::optional<youku::ApiKind> AccountEditor::chosenApi() const
{
    const std::optional<AccountId> id = chosen();
    for (const AccountChoice &choice : m_choices) {
        if (id == choice.id)
            return choice.api;
    }
    return std::nullopt;
}

void AccountEditor::typeName(const QString &name)
{
    const auto named =
        std::find_if(m_choices.cbegin(), m_choices.cend(), [&name](const AccountChoice &choice) {
            return choice.name.compare(name, Qt::CaseInsensitive) == 0;
        });
    if (named != m_choices.cend())
        return choose(*named);
    int index = m_combo->findText(base::shownLine(name), Qt::MatchFixedString);
    if (index < 0 || !m_combo->itemData(index).toString().isEmpty()) {
        m_combo->addItem(base::shownLine(name), QString());
        index = m_combo->count() - 1;
    }
    m_combo->setCurrentIndex(index);
    showBox();
}

void AccountEditor::show(const QList<Metadata> &videos)
{
    fill();
    const AccountChoice first = m_owners.value(0);
    const QString asked = videos.first().notUnderstood.value(Field::Account);
    bool mixed = false;
    for (qsizetype i = 0; i < videos.size(); ++i)
        mixed |= m_owners.value(i).id != first.id || videos[i].notUnderstood.value(Field::Account) != asked;
    if (!asked.isEmpty() && !mixed)
        typeName(asked);
    else
        choose(first);
    if (mixed)
        m_combo->setCurrentIndex(-1);
    lean(mixed);
    m_combo->setPlaceholderText(mixed ? mixedWords() : QString());
    showBox();
}

// No details say whose they are.
void AccountEditor::type(const Metadata &) {}

QString AccountEditor::text() const
{
    return m_combo->currentText();
}

bool AccountEditor::write(Metadata *details) const
{
    if (chosen())
        return true;
    details->notUnderstood.insert(Field::Account, text());
    return false;
}

} // namespace gui
